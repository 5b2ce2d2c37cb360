package dev.weir.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.VariableNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
  private static final Path FILE = Path.of("..", "docs", "configuration.md");

  private final ConfigurationPage page = new ConfigurationPage();

  /** {@code -Dweir.golden.write=true} writes it anew. */
  @Test
  void shouldDocumentEveryVariableAsItIsRead() throws IOException {
    if (Boolean.getBoolean("weir.golden.write")) {
      Files.writeString(FILE, page.text());
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as(
            "docs/configuration.md is stale: mvn -pl standalone test"
                + " -Dtest=ConfigurationPageTest -Dweir.golden.write=true writes it anew")
        .isEqualTo(page.text());
  }

  @Test
  void shouldKnowTheNameOfEveryVariableThatIsReadAndNoOther() {
    TreeSet<String> known = new TreeSet<>(VariableNames.ALL);
    assertThat(known).as("dev.weir.config.VariableNames").isEqualTo(page.names());
  }
}

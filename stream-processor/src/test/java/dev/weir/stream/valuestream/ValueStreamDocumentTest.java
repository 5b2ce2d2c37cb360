package dev.weir.stream.valuestream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Keeps docs/value-stream.md true. */
class ValueStreamDocumentTest {
  private static String document() throws IOException {
    return Files.readString(Path.of("..", "docs", "value-stream.md"));
  }

  @Test
  void shouldExplainEveryKey() throws IOException {
    Set<String> keys = new TreeSet<>(RulesSection.KEYS);
    keys.removeAll(Set.of("hotfix", "production"));
    keys.addAll(Set.of("hotfix.labels", "hotfix.branches"));
    keys.addAll(Set.of("production.members", "production.done_when"));
    for (String key : keys) {
      assertThat(document()).as(key).contains("`" + key + "`");
    }
  }

  @Test
  void shouldShowAFileThatIsValid() throws IOException {
    var blocks = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(document());
    int count = 0;
    while (blocks.find()) {
      assertThat(Reading.valid(blocks.group(1)).teams()).isNotEmpty();
      count++;
    }
    assertThat(count).isPositive();
  }

  @Test
  void shouldTellTheDefaultsOfRules() throws IOException {
    for (String line : BuiltIn.text().lines().toList()) {
      var value = Pattern.compile("^ {2,4}([a-z_]+): (.+)$").matcher(line);
      if (value.find() && RulesSection.KEYS.contains(value.group(1))) {
        assertThat(document()).contains("`" + value.group(1) + "` | `" + value.group(2) + "` |");
      }
    }
  }
}

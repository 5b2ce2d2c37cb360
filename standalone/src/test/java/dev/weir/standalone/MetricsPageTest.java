package dev.weir.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MetricsPageTest {
  private static final Path FILE = Path.of("..", "docs", "metrics.md");

  private final MetricsPage page = new MetricsPage();

  MetricsPageTest() throws IOException {}

  /** {@code -Dweir.golden.write=true} writes it anew. */
  @Test
  void shouldDocumentEveryMetricAsItIsRegistered() throws IOException {
    if (Boolean.getBoolean("weir.golden.write")) {
      Files.writeString(FILE, page.text());
    }
    assertThat(Files.exists(FILE) ? Files.readString(FILE) : "")
        .as(
            "docs/metrics.md is stale: mvn -pl standalone -am test -Dtest=MetricsPageTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dweir.golden.write=true writes it"
                + " anew")
        .isEqualTo(page.text());
  }

  @Test
  void shouldNameEveryMetricAsPrometheusWants() {
    assertThat(page.names())
        .allMatch(name -> name.matches("(weir|jvm|process|webhook_events)_[a-z0-9_]+"))
        .noneMatch(name -> name.matches(".*_(ms|millis|milliseconds|ns|kb|mb)(_total)?"));
  }
}

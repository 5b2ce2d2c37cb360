package dev.weir.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.ConfigurationException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArchiveConfigTest {
  @Test
  void shouldHaveTheContractsDefaults() {
    ArchiveConfig config = ArchiveConfig.fromEnvironment(Map.of());
    assertThat(config.s3().endpoint()).contains(URI.create("http://127.0.0.1:19000"));
    assertThat(config.s3().bucket()).isEqualTo("weir");
    assertThat(config.s3().pathStyle()).isTrue();
    assertThat(config.s3().accessKey()).isEmpty();
    assertThat(config.limits().rollAge()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.limits().fileBytes()).isEqualTo(16L << 20);
    assertThat(config.workers()).isEqualTo(2);
  }

  @Test
  void shouldReadEachVariable() {
    ArchiveConfig config =
        ArchiveConfig.fromEnvironment(
            Map.of(
                "WEIR_S3_AMAZON", "true",
                "WEIR_S3_REGION", "eu-central-1",
                "WEIR_S3_ACCESS_KEY", "key",
                "WEIR_S3_SECRET_KEY", "hidden",
                "WEIR_S3_PATH_STYLE", "false",
                "WEIR_ARCHIVE_ROLL_AGE", "1h",
                "WEIR_ARCHIVE_ROLL_BYTES", "1000",
                "WEIR_ARCHIVE_WORKERS", "3",
                "WEIR_ARCHIVE_BREAKER_OPEN", "5s"));
    assertThat(config.s3().endpoint()).isEmpty();
    assertThat(config.s3().region()).isEqualTo("eu-central-1");
    assertThat(config.s3().secretKey().orElseThrow().value()).isEqualTo("hidden");
    assertThat(config.toString()).doesNotContain("hidden");
    assertThat(config.limits().rollAge()).isEqualTo(Duration.ofHours(1));
    assertThat(config.limits().rollBytes()).isEqualTo(1_000);
    assertThat(config.workers()).isEqualTo(3);
    assertThat(config.circuit().open()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void shouldReportEveryProblemAtOnce() {
    assertThatThrownBy(
            () ->
                ArchiveConfig.fromEnvironment(
                    Map.of("WEIR_ARCHIVE_WORKERS", "0", "WEIR_ARCHIVE_ROL_AGE", "1s")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WEIR_ARCHIVE_WORKERS")
        .hasMessageContaining("did you mean WEIR_ARCHIVE_ROLL_AGE?");
  }

  @Test
  void shouldShowHelpAndRefuseWhatItDoesNotKnow() {
    assertThat(Main.run(Map.of(), "--help")).isZero();
    assertThat(Main.run(Map.of(), "nonsense")).isEqualTo(2);
    assertThat(Main.run(Map.of("WEIR_ARCHIVE_WORKERS", "x"))).isEqualTo(2);
  }
}

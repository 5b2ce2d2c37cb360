package dev.weir.standalone.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void shouldTellWhatACheckFoundBeforeItHung() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Check hanging =
        new Check(
            "Kafka",
            "Kafka",
            Duration.ofMillis(500),
            findings -> {
              findings.ok("first", "well");
              never.await();
            });
    Check well = new Check("S3", "S3", LONG, findings -> findings.ok("bucket", "there"));
    List<Finding> found = Checks.run(List.of(hanging, well));
    assertThat(found).extracting(Finding::what).contains("Kafka", "bucket");
    assertThat(found)
        .filteredOn(finding -> finding.level() == Level.WRONG)
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).contains("no answer within"));
  }

  @Test
  void shouldTellThatACheckFailedWithoutItsStack() throws Exception {
    Check failing =
        new Check(
            "Kafka",
            "Kafka",
            LONG,
            findings -> {
              throw new IllegalStateException("outer", new java.io.IOException("inner\n\tat x"));
            });
    assertThat(Checks.run(List.of(failing)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.WRONG);
              assertThat(finding.text()).isEqualTo("cannot be looked at: outer; inner at x");
            });
  }
}

package dev.weir.archive.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Schedule schedule =
      new Schedule(new Limits(10_000, Duration.ofMinutes(10), 10, 10, 10));

  private boolean isDueAfter(long next, long end, Duration time) {
    schedule.look(next, end, false, START.plus(time));
    return schedule.isDue(next);
  }

  @Test
  void shouldWaitForTheAgeOfTheOldestRecord() {
    assertThat(isDueAfter(5, 6, Duration.ZERO)).isFalse();
    assertThat(isDueAfter(5, 7, Duration.ofMinutes(9))).isFalse();
    assertThat(isDueAfter(5, 7, Duration.ofMinutes(10))).isTrue();
    schedule.archived(7);
    assertThat(isDueAfter(7, 8, Duration.ofMinutes(11))).isFalse();
    assertThat(isDueAfter(7, 8, Duration.ofMinutes(20))).isFalse();
    assertThat(isDueAfter(7, 8, Duration.ofMinutes(21))).isTrue();
  }

  @Test
  void shouldNotWaitWhenEnoughWaits() {
    assertThat(isDueAfter(0, 9, Duration.ZERO)).isFalse();
    assertThat(isDueAfter(0, 10, Duration.ZERO)).isTrue();
    schedule.archived(10);
    schedule.observe(10, 100);
    assertThat(isDueAfter(10, 100, Duration.ZERO)).isFalse();
    assertThat(isDueAfter(10, 1_010, Duration.ZERO)).isTrue();
  }

  @Test
  void shouldGoOnUntilTheEndThatWasSeen() {
    schedule.look(0, 4, true, START);
    assertThat(schedule.isDue(3)).isTrue();
    assertThat(schedule.isDue(4)).isFalse();
  }
}

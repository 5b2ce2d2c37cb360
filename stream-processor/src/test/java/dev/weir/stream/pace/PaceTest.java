package dev.weir.stream.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long NOW = 1_000_000;

  private final Pace pace = new Pace(Duration.ofMillis(25), Duration.ofMillis(250));

  @Test
  void shouldCommitAYoungRecordAtOnceWhereNoneWasCommittedJustBefore() {
    pace.note(NOW, NOW);
    assertThat(pace.isDue(NOW)).isTrue();
  }

  @Test
  void shouldWaitForTheIntervalAfterACommit() {
    pace.note(NOW, NOW);
    assertThat(pace.isDue(NOW)).isTrue();
    pace.note(NOW + 1, NOW + 1);
    assertThat(pace.isDue(NOW + 24)).isFalse();
    assertThat(pace.isDue(NOW + 25)).isTrue();
  }

  @Test
  void shouldAskForNothingWhereNothingIsToBeCommitted() {
    assertThat(pace.isDue(NOW)).isFalse();
    pace.note(NOW, NOW);
    assertThat(pace.isDue(NOW)).isTrue();
    assertThat(pace.isDue(NOW + 1_000)).isFalse();
  }

  @Test
  void shouldLetATransactionLastAQuarterOfWhatItsRecordsHaveWaited() {
    pace.note(NOW, NOW);
    assertThat(pace.isDue(NOW)).isTrue();
    pace.note(NOW - 380, NOW + 20);
    assertThat(pace.isDue(NOW + 99)).isFalse();
    assertThat(pace.isDue(NOW + 100)).isTrue();
  }

  @Test
  void shouldLetNoTransactionLastLongerThanTheMost() {
    pace.note(NOW, NOW);
    assertThat(pace.isDue(NOW)).isTrue();
    pace.note(0, NOW + 20);
    assertThat(pace.isDue(NOW + 249)).isFalse();
    assertThat(pace.isDue(NOW + 250)).isTrue();
  }

  @Test
  void shouldGoOnWhereTheClockWasSetBackOrRecordsComeFromTheFuture() {
    pace.note(NOW, NOW);
    assertThat(pace.isDue(NOW)).isTrue();
    pace.note(NOW + 5_000, NOW - 60_000);
    assertThat(pace.isDue(NOW - 60_000)).isTrue();
  }
}

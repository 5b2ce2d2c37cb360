package dev.weir.archive.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.archive.object.FakeStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A writer is stopped at every call to the store, before it and after it; for good, or until
 * another one has done as much as it could. After every single write each row is there once at
 * most, and in the end once.
 */
class KilledWriterTest {
  private static final PartitionName NAME = new PartitionName("d", "topic", 3);
  private static final long FILE_BYTES = 40;

  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final ArchiveMetrics metrics = new ArchiveMetrics(new PrometheusRegistry());

  private PartitionArchive writer(FakeStore store, RecordSource log) {
    return new PartitionArchive(NAME, "id", log, store, new TextFormat(), FILE_BYTES, metrics);
  }

  /** Works until all is archived, as a worker does: what fails is tried again. */
  private void finish(FakeStore store, FakeLog log) {
    PartitionArchive writer = writer(store, log);
    int failures = 0;
    while (true) {
      try {
        if (!writer.step()) {
          return;
        }
      } catch (TakenOverException e) {
        assertThat(++failures).isLessThan(20);
      }
    }
  }

  private static List<Long> rows(FakeStore store, FakeLog log) {
    List<Long> rows = new ArrayList<>();
    store
        .objects()
        .forEach(
            (name, object) -> {
              if (name.startsWith("d/")) {
                for (long offset : TextFormat.offsets(object.content())) {
                  assertThat(name).startsWith(log.folder(offset) + "/topic-3-");
                  rows.add(offset);
                }
              }
            });
    assertThat(rows).doesNotHaveDuplicates();
    rows.sort(null);
    return rows;
  }

  private static void check(FakeStore store, FakeLog log) {
    assertThat(rows(store, log)).isEqualTo(log.offsets());
    ProgressStore.Standing standing = new ProgressStore(store).load(NAME).orElseThrow();
    assertThat(standing.progress().next()).isEqualTo(log.bounds().end());
    assertThat(standing.progress().rows()).isEqualTo(log.offsets().size());
    assertThat(standing.progress().pending()).isNull();
  }

  /** Runs a writer that is killed at a call; false if it was done before. */
  private boolean killedAt(FakeStore store, FakeLog log, int call, boolean after) {
    store.interruptWith(
        (what, number, done) -> {
          assertThat(rows(store, log)).isSubsetOf(new TreeSet<>(log.offsets()));
          if (number == call && done == after) {
            throw new Killed();
          }
        });
    try {
      finish(store, log);
      return false;
    } catch (Killed e) {
      return true;
    } finally {
      store.interruptWith((what, number, done) -> {});
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void shouldArchiveEachRowOnceWhereverItIsKilledTwice(long seed) {
    FakeLog log = FakeLog.random(seed, 14, 3, 5);
    int runs = 0;
    boolean killed = true;
    for (int first = 1; killed; first++) {
      for (boolean after : new boolean[] {false, true}) {
        boolean again = true;
        for (int second = 1; again; second++) {
          FakeStore store = new FakeStore();
          killed = killedAt(store, log, first, after);
          again = killedAt(store, log, second, second % 2 == 0);
          finish(store, log);
          check(store, log);
          runs++;
        }
      }
    }
    assertThat(runs).isGreaterThan(800);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void shouldNeitherDoubleNorOverwriteWhenItWakesUpWhileAnotherIsAnywhere(long seed) {
    FakeLog log = FakeLog.random(seed, 14, 3, 5);
    int runs = 0;
    boolean stopped = true;
    for (int stop = 1; stopped; stop++) {
      for (boolean after : new boolean[] {false, true}) {
        for (int other = 1; other < 40; other++) {
          FakeStore store = new FakeStore();
          stopped = stoppedAt(store, log, stop, after, other);
          finish(store, log);
          check(store, log);
          runs++;
        }
      }
    }
    assertThat(runs).isGreaterThan(800);
  }

  /** A writer is stopped at a call; another one works until it is killed; the first wakes up. */
  private boolean stoppedAt(FakeStore store, FakeLog log, int call, boolean after, int killedAt) {
    boolean[] stopped = new boolean[1];
    int[] others = new int[1];
    store.interruptWith(
        (what, number, done) -> {
          assertThat(rows(store, log)).isSubsetOf(new TreeSet<>(log.offsets()));
          if (stopped[0]) {
            others[0] += done ? 1 : 0;
            if (others[0] == killedAt) {
              others[0]++;
              throw new Killed();
            }
          } else if (number == call && done == after) {
            stopped[0] = true;
            try {
              finish(store, log);
            } catch (Killed e) {
              assertThat(others[0]).isGreaterThan(killedAt);
            }
            others[0] = Integer.MIN_VALUE;
          }
        });
    finish(store, log);
    store.interruptWith((what, number, done) -> {});
    return stopped[0];
  }

  @Test
  void shouldGrowSmallObjectsAndThenBeginNewOnes() {
    FakeLog log = new FakeLog(2);
    for (int i = 0; i < 40; i++) {
      log.add("d/a");
    }
    FakeStore store = new FakeStore();
    finish(store, log);
    check(store, log);
    assertThat(store.objects().keySet())
        .containsExactly(
            "_weir/progress/topic-3.json",
            "d/a/topic-3-00000000000000000000.txt",
            "d/a/topic-3-00000000000000000016.txt",
            "d/a/topic-3-00000000000000000028.txt");
  }

  @Test
  void shouldGoOnPastOffsetsThatHoldNothing() {
    FakeLog log = new FakeLog(5);
    log.skip(7);
    FakeStore store = new FakeStore();
    finish(store, log);
    check(store, log);
  }

  @Test
  void shouldArchiveOnceWhatIsLeftWhereCompactionTookRecordsOfAPlan() {
    for (int kill = 1; kill < 12; kill++) {
      FakeLog log = new FakeLog(6);
      List.of("d/a", "d/b", "d/a", "d/b", "d/c", "d/a").forEach(log::add);
      FakeStore store = new FakeStore();
      killedAt(store, log, kill, true);
      log.remove(0);
      log.remove(3);
      log.remove(4);
      finish(store, log);
      TreeSet<Long> held = new TreeSet<>();
      store.objects().entrySet().stream()
          .filter(object -> object.getKey().startsWith("d/"))
          .forEach(
              object ->
                  TextFormat.offsets(object.getValue().content())
                      .forEach(offset -> assertThat(held.add(offset)).isTrue()));
      assertThat(held).containsAll(log.offsets());
    }
  }

  @Test
  void shouldGoOnBehindWhatTheLogLostUnread() {
    FakeLog log = new FakeLog(3);
    List.of("d/a", "d/a").forEach(log::add);
    FakeStore store = new FakeStore();
    finish(store, log);
    log.skip(5);
    log.add("d/a");
    log.startAt(7);
    finish(store, log);
    Progress progress = new ProgressStore(store).load(NAME).orElseThrow().progress();
    assertThat(progress.next()).isEqualTo(8);
    assertThat(progress.rows()).isEqualTo(3);
  }

  @Test
  void shouldRefuseAnotherLog() {
    FakeLog log = FakeLog.random(31, 10, 2, 3);
    FakeStore store = new FakeStore();
    finish(store, log);
    PartitionArchive anew =
        new PartitionArchive(NAME, "new", log, store, new TextFormat(), FILE_BYTES, metrics);
    assertThatThrownBy(anew::step)
        .isInstanceOf(AnotherLogException.class)
        .hasMessageContaining("made anew");
    log.endAt(2);
    assertThatThrownBy(() -> writer(store, log).step())
        .isInstanceOf(AnotherLogException.class)
        .hasMessageContaining("ends at 2");
  }
}

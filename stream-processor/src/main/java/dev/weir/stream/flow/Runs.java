package dev.weir.stream.flow;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the CI runs of a change come to over time, by the name of the run: which of them are
 * required is for the item's team to say. Immutable.
 *
 * @param failedOnHead whether a run of that name has failed on the head of the time
 * @param onLanded state of the runs of that name on the commit that landed
 */
public record Runs(
    SortedMap<String, Steps<Boolean>> failedOnHead, SortedMap<String, Steps<State>> onLanded) {
  /** Those of a change on which nothing ran. */
  public static final Runs NONE = new Runs(new TreeMap<>(), new TreeMap<>());

  /** What the runs of one name and commit come to. */
  public enum State {
    /** None was started, or what was started was skipped. */
    NONE,
    /** All passed that were started. */
    PASSED,
    /** One has neither passed nor failed yet. */
    PENDING,
    /** One failed, and no later attempt of it has passed. */
    FAILED;

    /** Together with another run's: a failure before what is pending before what has passed. */
    State and(State other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  public Runs {
    failedOnHead = Collections.unmodifiableSortedMap(new TreeMap<>(failedOnHead));
    onLanded = Collections.unmodifiableSortedMap(new TreeMap<>(onLanded));
  }

  boolean hasFailedOnHeadAt(Instant t, Predicate<String> required) {
    for (Map.Entry<String, Steps<Boolean>> run : failedOnHead.entrySet()) {
      if (run.getValue().at(t) && required.test(run.getKey())) {
        return true;
      }
    }
    return false;
  }

  /** What the required ones on the landed commit come to together. */
  State landedAt(Instant t, Predicate<String> required) {
    State together = State.NONE;
    for (Map.Entry<String, Steps<State>> run : onLanded.entrySet()) {
      State state = run.getValue().at(t);
      if (state != State.NONE && required.test(run.getKey())) {
        together = together.and(state);
      }
    }
    return together;
  }

  Stream<Instant> instants() {
    return Stream.concat(
        failedOnHead.values().stream().flatMap(Steps::instants),
        onLanded.values().stream().flatMap(Steps::instants));
  }
}

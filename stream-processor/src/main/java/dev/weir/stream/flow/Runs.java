package dev.weir.stream.flow;

import dev.weir.stream.flow.Steps.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /**
   * What the runs on its commits come to.
   *
   * @param heads its head over time
   * @param landed the commit by which it lands; null where there is none
   * @param on the runs on a commit
   */
  public static Runs told(
      Steps<String> heads, @Nullable String landed, Function<String, List<Run>> on) {
    SortedMap<String, List<Steps<Boolean>>> failed = new TreeMap<>();
    for (int i = 0; i <= heads.steps().size(); i++) {
      Step<String> last = i == 0 ? null : heads.steps().get(i - 1);
      Step<String> next = i == heads.steps().size() ? null : heads.steps().get(i);
      Steps<Boolean> tenure =
          Steps.within(last == null ? null : last.from(), next == null ? null : next.from());
      for (Run run : on.apply(last == null ? heads.before() : last.value())) {
        Steps<Boolean> failing = run.states().is(state -> state == State.FAILED);
        if (run.isOfHead() && !failing.steps().isEmpty()) {
          failed.computeIfAbsent(run.name(), name -> new ArrayList<>()).add(both(tenure, failing));
        }
      }
    }
    SortedMap<String, List<Steps<State>>> onLanded = new TreeMap<>();
    for (Run run : landed == null ? List.<Run>of() : on.apply(landed)) {
      if (run.isOfLanded()) {
        onLanded.computeIfAbsent(run.name(), name -> new ArrayList<>()).add(run.states());
      }
    }
    return new Runs(
        byName(failed, Steps::any),
        byName(onLanded, states -> Steps.together(states, State.NONE, State::and)));
  }

  private static Steps<Boolean> both(Steps<Boolean> a, Steps<Boolean> b) {
    return Steps.together(List.of(a, b), true, Boolean::logicalAnd);
  }

  private static <V> SortedMap<String, Steps<V>> byName(
      SortedMap<String, List<Steps<V>>> runs, Function<List<Steps<V>>, Steps<V>> together) {
    SortedMap<String, Steps<V>> named = new TreeMap<>();
    runs.forEach(
        (name, steps) -> {
          Steps<V> all = together.apply(steps);
          if (!all.steps().isEmpty()) {
            named.put(name, all);
          }
        });
    return named;
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

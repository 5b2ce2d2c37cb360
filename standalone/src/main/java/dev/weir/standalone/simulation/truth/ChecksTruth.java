package dev.weir.standalone.simulation.truth;

import java.util.LinkedHashMap;
import java.util.Map;

/** The required runs of one commit: of each run how its latest decided attempt ended. */
final class ChecksTruth {
  private enum Outcome {
    UNDER_WAY,
    PASSED,
    FAILED
  }

  private final Map<Long, Outcome> runs = new LinkedHashMap<>();

  /** A first attempt begins; a further one changes nothing until it has ended. */
  void started(long run) {
    runs.putIfAbsent(run, Outcome.UNDER_WAY);
  }

  void ended(long run, boolean passed) {
    runs.put(run, passed ? Outcome.PASSED : Outcome.FAILED);
  }

  boolean knows(long run) {
    return runs.containsKey(run);
  }

  boolean anyFailed() {
    return runs.containsValue(Outcome.FAILED);
  }

  boolean allPassed() {
    return !runs.isEmpty() && runs.values().stream().allMatch(Outcome.PASSED::equals);
  }

  void forget(long run) {
    runs.remove(run);
  }

  void clear() {
    runs.clear();
  }
}

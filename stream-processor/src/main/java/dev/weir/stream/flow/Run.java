package dev.weir.stream.flow;

import dev.weir.stream.flow.Steps.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CI run on a commit with its attempts. Immutable.
 *
 * @param event what it ran for, such as push
 */
public record Run(String name, String event, List<Attempt> attempts) {
  /** Event of the runs of a merge queue. */
  public static final String MERGE_GROUP = "merge_group";

  /** How an attempt ended. */
  public enum Conclusion {
    PASSED,
    FAILED,
    /** Skipped or neutral. */
    LEFT_OUT,
    /** Cancelled and the like: decides nothing. */
    UNDECIDED
  }

  /**
   * One of its attempts.
   *
   * @param number from 1; the greatest is the latest
   * @param startedAt when it is first known to have run
   * @param finishedAt null while it runs
   */
  public record Attempt(
      long number, Instant startedAt, @Nullable Instant finishedAt, Conclusion conclusion) {
    private boolean hasStartedAt(Instant t) {
      return !startedAt.isAfter(t) || hasFinishedAt(t);
    }

    private boolean hasFinishedAt(Instant t) {
      return finishedAt != null && !finishedAt.isAfter(t);
    }

    private boolean decidesAt(Instant t) {
      return hasFinishedAt(t)
          && (conclusion == Conclusion.PASSED || conclusion == Conclusion.FAILED);
    }
  }

  public Run {
    attempts = List.copyOf(attempts);
  }

  /** Whether a change's head must pass it, if its name is required. */
  public boolean isOfHead() {
    return event.equals("push") || event.equals("pull_request");
  }

  /** Whether a landed commit must pass it, if its name is required. */
  public boolean isOfLanded() {
    return isOfHead() || event.equals(MERGE_GROUP);
  }

  /**
   * Over time: of the attempts that passed or failed the latest decides, whatever another one does
   * meanwhile; a run whose latest attempt was skipped does not count beside those that pass.
   */
  Steps<Runs.State> states() {
    List<Seen<Runs.State>> seen = new ArrayList<>();
    TreeSet<Instant> instants = new TreeSet<>();
    attempts.stream()
        .flatMap(attempt -> Stream.of(attempt.startedAt(), attempt.finishedAt()))
        .filter(Objects::nonNull)
        .forEach(instants::add);
    instants.forEach(t -> seen.add(new Seen<>(t, at(t), true)));
    return Steps.told(seen, state -> Runs.State.NONE, Runs.State.NONE);
  }

  private Runs.State at(Instant t) {
    Attempt latest = null;
    Attempt decisive = null;
    for (Attempt attempt : attempts) {
      if (attempt.hasStartedAt(t) && (latest == null || attempt.number() > latest.number())) {
        latest = attempt;
      }
      if (attempt.decidesAt(t) && (decisive == null || attempt.number() > decisive.number())) {
        decisive = attempt;
      }
    }
    if (decisive != null && decisive.conclusion() == Conclusion.FAILED) {
      return Runs.State.FAILED;
    }
    boolean leftOut =
        latest == null || (latest.hasFinishedAt(t) && latest.conclusion() == Conclusion.LEFT_OUT);
    if (leftOut) {
      return Runs.State.NONE;
    }
    return decisive == null ? Runs.State.PENDING : Runs.State.PASSED;
  }
}

package dev.weir.stream.flow;

import dev.weir.stream.flow.Steps.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where the time between the start and the completion of an item went (MODEL.md, section 5): time
 * in an active stage counts as wait while the item is blocked.
 *
 * @param blocked in whatever stage
 */
record Dwell(Duration active, Duration waiting, Duration blocked) {
  static Dwell between(
      Instant started,
      Instant completed,
      List<Visit> visits,
      Steps<Boolean> blocked,
      FlowRules rules) {
    Duration active = Duration.ZERO;
    Duration waiting = Duration.ZERO;
    for (Visit visit : visits) {
      Instant from = later(visit.enteredAt(), started);
      Instant left = visit.leftAt();
      Instant to = left == null || left.isAfter(completed) ? completed : left;
      Stage.Kind kind = rules.kind(visit.stage());
      if (to.isAfter(from) && kind != Stage.Kind.DONE) {
        Duration stay = Duration.between(from, to);
        Duration held = kind == Stage.Kind.WAIT ? stay : within(blocked, from, to);
        waiting = waiting.plus(held);
        active = active.plus(stay.minus(held));
      }
    }
    return new Dwell(active, waiting, within(blocked, started, completed));
  }

  /** How long something was true between two instants. */
  static Duration within(Steps<Boolean> truth, Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    Instant since = truth.before() ? from : null;
    for (Step<Boolean> step : truth.steps()) {
      Instant at = step.from().isAfter(to) ? to : later(step.from(), from);
      if (since != null) {
        sum = sum.plus(Duration.between(since, at));
      }
      since = step.value() ? at : null;
    }
    return since == null ? sum : sum.plus(Duration.between(since, later(to, since)));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}

package dev.weir.stream.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The stays of an item in stages, noted in the order of time. */
final class PlainVisits {
  private record Visit(PlainStage stage, Instant entered, @Nullable Instant left, boolean rework) {}

  private final List<Visit> visits = new ArrayList<>();
  private @Nullable Instant cancelledAt;
  private int rework;

  /**
   * @param blocked for how long it was blocked between two instants
   */
  List<Row> rows(BiFunction<Instant, Instant, Duration> blocked) {
    List<Row> rows = new ArrayList<>();
    for (Visit visit : visits) {
      rows.add(
          Row.of(
              "seq", rows.size() + 1,
              "stage", visit.stage().id(),
              "kind", kind(visit.stage()),
              "entered_at", visit.entered(),
              "left_at", visit.left(),
              "rework", visit.rework(),
              "blocked_millis",
                  visit.left() == null
                      ? 0L
                      : blocked.apply(visit.entered(), visit.left()).toMillis()));
    }
    return rows;
  }

  private static String kind(PlainStage stage) {
    return stage.isActive() ? "active" : stage.isWait() ? "wait" : "done";
  }

  int rework() {
    return rework;
  }

  @Nullable Instant cancelledAt() {
    return cancelledAt;
  }

  /** When it last went from a stage to another, or left the last one. */
  Instant movedAt() {
    Visit last = visits.get(visits.size() - 1);
    return Objects.requireNonNullElse(last.left(), last.entered());
  }

  void cancel(Instant t) {
    if (cancelledAt == null) {
      if (visits.isEmpty()) {
        visits.add(new Visit(PlainStage.BACKLOG, t, null, false));
      }
      leave(t);
      cancelledAt = t;
    }
  }

  private void leave(Instant t) {
    if (!visits.isEmpty()) {
      Visit last = visits.remove(visits.size() - 1);
      visits.add(new Visit(last.stage(), last.entered(), t, last.rework()));
    }
  }

  void stand(Stand stand, Instant t) {
    PlainStage from = visits.isEmpty() ? null : last();
    if (from != stand.stage() || cancelledAt != null) {
      boolean back = from != null && stand.back() && stand.stage().compareTo(from) < 0;
      rework += back ? 1 : 0;
      if (cancelledAt == null) {
        leave(t);
      }
      visits.add(new Visit(stand.stage(), t, null, back));
    }
    cancelledAt = null;
  }

  PlainStage last() {
    return visits.get(visits.size() - 1).stage();
  }

  /** First entry to stages 2 to 7. */
  @Nullable Instant startedAt() {
    return visits.stream()
        .filter(v -> v.stage() != PlainStage.BACKLOG && v.stage() != PlainStage.PRODUCTION)
        .map(Visit::entered)
        .findFirst()
        .orElse(null);
  }

  @Nullable Instant completedAt() {
    boolean done = cancelledAt == null && last() == PlainStage.PRODUCTION;
    return done ? visits.get(visits.size() - 1).entered() : null;
  }

  String status() {
    if (cancelledAt != null) {
      return "cancelled";
    }
    return switch (last()) {
      case BACKLOG -> "open";
      case PRODUCTION -> "completed";
      default -> "in_progress";
    };
  }

  /** Time of some stages between two instants. */
  Duration dwell(Predicate<PlainStage> stages, Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    for (Visit visit : visits) {
      Instant left = visit.left() == null || visit.left().isAfter(to) ? to : visit.left();
      Instant entered = visit.entered().isBefore(from) ? from : visit.entered();
      if (stages.test(visit.stage()) && left.isAfter(entered)) {
        sum = sum.plus(Duration.between(entered, left));
      }
    }
    return sum;
  }
}

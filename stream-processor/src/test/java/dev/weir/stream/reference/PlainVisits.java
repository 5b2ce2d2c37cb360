package dev.weir.stream.reference;

import dev.weir.stream.flow.Stage;
import dev.weir.stream.reference.ItemRow.VisitRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The stays of an item in stages, noted in the order of time. */
final class PlainVisits {
  private final List<VisitRow> rows = new ArrayList<>();
  private @Nullable Instant cancelledAt;
  private int rework;

  List<VisitRow> rows() {
    return rows;
  }

  int rework() {
    return rework;
  }

  @Nullable Instant cancelledAt() {
    return cancelledAt;
  }

  void cancel(Instant t) {
    if (cancelledAt == null) {
      if (rows.isEmpty()) {
        rows.add(new VisitRow(Stage.BACKLOG.id(), t, null, false));
      }
      leave(t);
      cancelledAt = t;
    }
  }

  private void leave(Instant t) {
    if (!rows.isEmpty()) {
      VisitRow last = rows.remove(rows.size() - 1);
      rows.add(new VisitRow(last.stage(), last.enteredAt(), t, last.rework()));
    }
  }

  void stand(Stand stand, Instant t) {
    Stage from = rows.isEmpty() ? null : last();
    if (from != stand.stage() || cancelledAt != null) {
      boolean back = from != null && stand.back() && stand.stage().compareTo(from) < 0;
      rework += back ? 1 : 0;
      if (cancelledAt == null) {
        leave(t);
      }
      rows.add(new VisitRow(stand.stage().id(), t, null, back));
    }
    cancelledAt = null;
  }

  private Stage last() {
    return stage(rows.get(rows.size() - 1));
  }

  /** First entry to stages 2 to 7. */
  @Nullable Instant startedAt() {
    return rows.stream()
        .filter(visit -> stage(visit) != Stage.BACKLOG && stage(visit) != Stage.PRODUCTION)
        .map(VisitRow::enteredAt)
        .findFirst()
        .orElse(null);
  }

  @Nullable Instant completedAt() {
    boolean done = cancelledAt == null && last() == Stage.PRODUCTION;
    return done ? rows.get(rows.size() - 1).enteredAt() : null;
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

  /** Seconds in stages of a kind between two instants. */
  @Nullable Long dwell(Stage.Kind kind, @Nullable Instant from, @Nullable Instant to) {
    if (from == null || to == null) {
      return null;
    }
    Duration sum = Duration.ZERO;
    for (VisitRow visit : rows) {
      Instant left = visit.leftAt() == null || visit.leftAt().isAfter(to) ? to : visit.leftAt();
      Instant entered = visit.enteredAt().isBefore(from) ? from : visit.enteredAt();
      if (stage(visit).kind() == kind && left.isAfter(entered)) {
        sum = sum.plus(Duration.between(entered, left));
      }
    }
    return sum.toSeconds();
  }

  private static Stage stage(VisitRow visit) {
    return Stage.valueOf(visit.stage().toUpperCase(Locale.ROOT));
  }
}

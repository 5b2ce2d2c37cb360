package dev.weir.stream.reference;

import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.FlowRules;
import dev.weir.stream.flow.Stage;
import dev.weir.stream.reference.ItemRow.VisitRow;
import dev.weir.stream.reference.PlainObject.Openness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An item, looked at at every instant in turn (MODEL.md, section 5). */
final class PlainItem {
  private final PlainObject told;
  private final boolean ownChange;
  private final @Nullable Instant namedAt;
  private final List<PlainChange> changes;
  private final FlowRules rules;

  private final List<VisitRow> visits = new ArrayList<>();
  private int epoch;
  private Instant epochStart;
  private @Nullable Instant epochCompletion;
  private boolean epochCancelled;
  private @Nullable Instant cancelledAt;
  private int rework;
  private int postDeliveryRework;

  /**
   * @param ownChange whether it is a change that has no item
   */
  PlainItem(
      PlainObject told,
      boolean ownChange,
      @Nullable Instant namedAt,
      List<PlainChange> changes,
      FlowRules rules) {
    this.told = told;
    this.ownChange = ownChange;
    this.namedAt = namedAt;
    this.changes = changes;
    this.rules = rules;
    this.epochStart = told.createdAt();
  }

  ItemRow row(List<Instant> instants) {
    Openness before = Openness.OPEN;
    for (Instant t : instants) {
      if (!t.isBefore(told.createdAt())) {
        Openness now = stateAt(t);
        look(t, now, before);
        before = now;
      }
    }
    return row();
  }

  /** Of a change without item only its being abandoned matters. */
  private Openness stateAt(Instant t) {
    Openness state = told.stateAt(t);
    return ownChange && state == Openness.COMPLETED ? Openness.OPEN : state;
  }

  private void look(Instant t, Openness now, Openness before) {
    boolean reopened = now == Openness.OPEN && before != Openness.OPEN;
    if (reopened && (epochCompletion != null || epochCancelled)) {
      epoch++;
      epochStart = t;
      epochCompletion = null;
      epochCancelled = false;
    }
    Instant completion = epochCompletion;
    if (completion != null && t.isAfter(completion)) {
      postDeliveryRework +=
          (int) changes.stream().filter(c -> c.told().openings().contains(t)).count();
    }
    if (now == Openness.CANCELLED) {
      cancel(t);
    } else {
      stand(standAt(t, now), t);
    }
  }

  private void cancel(Instant t) {
    if (cancelledAt == null) {
      if (visits.isEmpty()) {
        visits.add(new VisitRow(Stage.BACKLOG.id(), t, null, false));
      }
      leave(t);
      cancelledAt = t;
    }
    epochCancelled = true;
  }

  private void leave(Instant t) {
    if (!visits.isEmpty()) {
      VisitRow last = visits.remove(visits.size() - 1);
      visits.add(new VisitRow(last.stage(), last.enteredAt(), t, last.rework()));
    }
  }

  private void stand(Stand stand, Instant t) {
    Stage from = visits.isEmpty() ? null : stage(visits.get(visits.size() - 1));
    if (from != stand.stage() || cancelledAt != null) {
      boolean back = from != null && stand.back() && stand.stage().compareTo(from) < 0;
      rework += back ? 1 : 0;
      if (cancelledAt == null) {
        leave(t);
      }
      visits.add(new VisitRow(stand.stage().id(), t, null, back));
    }
    cancelledAt = null;
    if (stand.stage() == Stage.PRODUCTION && epochCompletion == null) {
      epochCompletion = t;
    }
  }

  /** The first row that holds of the second table of section 5, below the cancelled ones. */
  private Stand standAt(Instant t, Openness state) {
    DoneOn doneOn = rules.doneOn();
    List<PlainChange> counting = counting(t, state);
    Stand least =
        counting.stream()
            .map(change -> Objects.requireNonNull(change.standAt(t, doneOn)))
            .min(Comparator.naturalOrder())
            .orElse(null);
    if (least != null && least.stage() != Stage.PRODUCTION) {
      return least;
    }
    boolean closed = state == Openness.COMPLETED;
    if (least != null || (closed && (counting.isEmpty() || doneOn == DoneOn.CLOSE))) {
      return new Stand(Stage.PRODUCTION, false);
    }
    if (epoch > 0) {
      return new Stand(Stage.DEVELOPMENT, true);
    }
    boolean named = namedAt != null && !namedAt.isAfter(t);
    if (named || changes.stream().anyMatch(c -> !c.told().createdAt().isAfter(t))) {
      return new Stand(Stage.DEVELOPMENT, false);
    }
    boolean assigned = rules.startOnAssign() && !ownChange && told.isAssignedAt(t);
    return new Stand(assigned ? Stage.DESIGN : Stage.BACKLOG, false);
  }

  private List<PlainChange> counting(Instant t, Openness state) {
    return changes.stream().filter(change -> counts(change, t, state)).toList();
  }

  private boolean counts(PlainChange change, Instant t, Openness state) {
    boolean exists = !change.told().createdAt().isAfter(t) && !change.isAbandonedAt(t);
    if (!exists || (state == Openness.COMPLETED && change.isAbandonedAt(Instant.MAX))) {
      return false;
    }
    List<Instant> openings =
        change.told().openings().stream().filter(opening -> !opening.isAfter(t)).toList();
    Instant completion = epochCompletion;
    if (completion != null && openings.stream().anyMatch(at -> at.isAfter(completion))) {
      return false;
    }
    boolean openedInIt = openings.stream().anyMatch(at -> !at.isBefore(epochStart));
    boolean wasOpen = change.told().stateAt(epochStart) == Openness.OPEN;
    boolean wasUndelivered =
        !change.isAbandonedAt(epochStart) && !change.isInProductionAt(epochStart, rules.doneOn());
    return openedInIt || wasOpen || wasUndelivered;
  }

  private ItemRow row() {
    VisitRow last = visits.get(visits.size() - 1);
    Instant started =
        visits.stream()
            .filter(visit -> stage(visit).compareTo(Stage.BACKLOG) > 0)
            .filter(visit -> stage(visit).compareTo(Stage.PRODUCTION) < 0)
            .map(VisitRow::enteredAt)
            .findFirst()
            .orElse(null);
    boolean done = cancelledAt == null && stage(last) == Stage.PRODUCTION;
    Instant completed = done ? last.enteredAt() : null;
    String basis = completed == null ? null : basis(completed);
    boolean timed = basis != null && !basis.equals("before_records");
    return new ItemRow(
        told.externalId(),
        told.createdAt(),
        status(stage(last)),
        started,
        completed,
        cancelledAt,
        basis,
        timed ? dwell(Stage.Kind.ACTIVE, started, completed) : null,
        timed ? dwell(Stage.Kind.WAIT, started, completed) : null,
        rework,
        postDeliveryRework,
        visits,
        changes.stream().map(change -> changeRow(change)).sorted(BY_CREATION).toList());
  }

  private static final Comparator<ItemRow.ChangeRow> BY_CREATION =
      Comparator.comparing(ItemRow.ChangeRow::createdAt)
          .thenComparing(ItemRow.ChangeRow::externalId);

  private ItemRow.ChangeRow changeRow(PlainChange change) {
    return new ItemRow.ChangeRow(
        change.told().externalId(),
        change.told().createdAt(),
        change.told().mergedAt(),
        change.landedAt(),
        change.productionAt(rules.doneOn()),
        change.firstCommitAt(),
        change.isBeforeRecords(rules.doneOn()));
  }

  private String status(Stage last) {
    if (cancelledAt != null) {
      return "cancelled";
    }
    return switch (last) {
      case BACKLOG -> "open";
      case PRODUCTION -> "completed";
      default -> "in_progress";
    };
  }

  /** That of the change that was in production last. */
  private String basis(Instant completed) {
    List<PlainChange> counting =
        counting(completed, stateAt(completed)).stream()
            .filter(change -> change.productionAt(rules.doneOn()) != null)
            .toList();
    if (counting.isEmpty()) {
      return rules.doneOn() == DoneOn.CLOSE ? "close" : "closed";
    }
    boolean before =
        counting.stream()
            .max(
                Comparator.<PlainChange, Instant>comparing(
                        c -> Objects.requireNonNull(c.productionAt(rules.doneOn())))
                    .thenComparing(c -> c.isBeforeRecords(rules.doneOn())))
            .orElseThrow()
            .isBeforeRecords(rules.doneOn());
    return before ? "before_records" : rules.doneOn().id();
  }

  private @Nullable Long dwell(Stage.Kind kind, @Nullable Instant from, @Nullable Instant to) {
    if (from == null || to == null) {
      return null;
    }
    Duration sum = Duration.ZERO;
    for (VisitRow visit : visits) {
      Instant left = visit.leftAt() == null || visit.leftAt().isAfter(to) ? to : visit.leftAt();
      Instant entered = visit.enteredAt().isBefore(from) ? from : visit.enteredAt();
      if (stage(visit).kind() == kind && left.isAfter(entered)) {
        sum = sum.plus(Duration.between(entered, left));
      }
    }
    return sum.toSeconds();
  }

  private static Stage stage(VisitRow visit) {
    return Stage.valueOf(visit.stage().toUpperCase(java.util.Locale.ROOT));
  }
}

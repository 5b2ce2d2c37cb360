package dev.weir.stream.reference;

import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.FlowRules;
import dev.weir.stream.flow.Stage;
import dev.weir.stream.reference.PlainObject.Openness;
import java.time.Instant;
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

  private final PlainVisits visits = new PlainVisits();
  private int epoch;
  private Instant epochStart;
  private @Nullable Instant epochCompletion;
  private boolean epochCancelled;
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
      visits.cancel(t);
      epochCancelled = true;
    } else {
      Stand stand = standAt(t, now);
      visits.stand(stand, t);
      if (stand.stage() == Stage.PRODUCTION && epochCompletion == null) {
        epochCompletion = t;
      }
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
    Instant started = visits.startedAt();
    Instant completed = visits.completedAt();
    String basis = completed == null ? null : basis(completed);
    boolean timed = basis != null && !basis.equals("before_records");
    return new ItemRow(
        told.externalId(),
        told.createdAt(),
        visits.status(),
        started,
        completed,
        visits.cancelledAt(),
        basis,
        timed ? visits.dwell(Stage.Kind.ACTIVE, started, completed) : null,
        timed ? visits.dwell(Stage.Kind.WAIT, started, completed) : null,
        visits.rework(),
        postDeliveryRework,
        visits.rows(),
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
}

package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.reference.PlainDelivery.Delivered;
import dev.weir.stream.reference.PlainObject.Openness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An item, looked at at every instant in turn (MODEL.md, section 5). */
final class PlainItem {
  private final PlainObject told;
  private final boolean ownChange;
  private final @Nullable Instant namedAt;
  private final List<PlainChange> changes;
  private final PlainFacts facts;
  private final PlainRules rules;

  private final PlainVisits visits = new PlainVisits();
  private final Set<String> rows = new TreeSet<>();
  private int epoch;
  private Instant epochStart;
  private @Nullable Instant epochCompletion;
  private boolean epochCancelled;
  private int postDeliveryRework;

  /**
   * @param ownChange whether it is a change that has no item
   * @param namedAt when a commit first named it
   */
  PlainItem(
      PlainObject told,
      boolean ownChange,
      @Nullable Instant namedAt,
      List<PlainChange> changes,
      PlainFacts facts,
      PlainRules rules) {
    this.told = told;
    this.ownChange = ownChange;
    this.namedAt = namedAt;
    this.changes = changes;
    this.facts = facts;
    this.rules = rules;
    this.epochStart = told.createdAt();
    look(facts.instants());
  }

  PlainObject told() {
    return told;
  }

  List<PlainChange> changes() {
    return changes;
  }

  PlainRules rules() {
    return rules;
  }

  PlainVisits visits() {
    return visits;
  }

  /** Rows of the tables that decided. */
  Set<String> rowsThatHeld() {
    return rows;
  }

  int postDeliveryRework() {
    return postDeliveryRework;
  }

  private void look(List<Instant> instants) {
    Openness before = Openness.OPEN;
    for (Instant t : instants) {
      if (!t.isBefore(told.createdAt())) {
        Openness now = stateAt(t);
        look(t, now, before);
        before = now;
      }
    }
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
          (int) changes.stream().filter(c -> isFirstOpening(c, completion, t)).count();
    }
    if (now == Openness.CANCELLED) {
      visits.cancel(t);
      rows.add("cancelled");
      epochCancelled = true;
    } else {
      Stand stand = standAt(t, now);
      visits.stand(stand, t);
      rows.add(stand.row());
      if (stand.stage() == PlainStage.PRODUCTION && epochCompletion == null) {
        epochCompletion = t;
      }
    }
  }

  /** A change counts once, however often it is opened after a completion. */
  private static boolean isFirstOpening(PlainChange change, Instant completion, Instant t) {
    return change.told().openings().contains(t)
        && change.told().openings().stream()
            .noneMatch(at -> at.isAfter(completion) && at.isBefore(t));
  }

  /** The first row that holds of the second table of section 5, below the cancelled ones. */
  private Stand standAt(Instant t, Openness state) {
    List<PlainChange> counting = counting(t, state);
    Stand least =
        counting.stream()
            .map(change -> Objects.requireNonNull(change.standAt(t, rules, productionAt(change))))
            .min(Comparator.naturalOrder())
            .orElse(null);
    if (least != null && least.stage() != PlainStage.PRODUCTION) {
      return least;
    }
    boolean closed = state == Openness.COMPLETED;
    boolean closingSuffices = counting.isEmpty() || rules.doneOn().equals("close");
    if (least != null || (closed && closingSuffices)) {
      return new Stand(PlainStage.PRODUCTION, false, least == null ? "closed" : "all delivered");
    }
    if (epoch > 0) {
      return new Stand(PlainStage.DEVELOPMENT, true, "reopened");
    }
    PlainStage mapped = boardStage(t);
    if (mapped != null) {
      return new Stand(mapped, mapped != PlainStage.BACKLOG, "status");
    }
    boolean named = namedAt != null && !namedAt.isAfter(t);
    if (named || changes.stream().anyMatch(c -> !c.told().createdAt().isAfter(t))) {
      return new Stand(PlainStage.DEVELOPMENT, false, "named");
    }
    boolean assigned = rules.startOnAssign() && !ownChange && told.isAssignedAt(t);
    return assigned
        ? new Stand(PlainStage.DESIGN, false, "assigned")
        : new Stand(PlainStage.BACKLOG, false, "created");
  }

  /** What its status on a board maps to. */
  private @Nullable PlainStage boardStage(Instant t) {
    Set<String> nodes = new TreeSet<>();
    for (Fact fact : told.facts()) {
      if (fact.kind() == FactKind.ISSUE_CREATED && !fact.text("node").isEmpty()) {
        nodes.add("node:" + fact.text("node"));
      }
    }
    return facts.all().stream()
        .filter(fact -> fact.kind() == FactKind.BOARD_STATUS && !fact.at().isAfter(t))
        .filter(fact -> nodes.stream().anyMatch(fact.subject()::equalsIgnoreCase))
        .max(Comparator.comparing(Fact::at).thenComparing(fact -> fact.text("status")))
        .map(fact -> rules.stageOf(fact.text("status")))
        .orElse(null);
  }

  List<PlainChange> counting(Instant t) {
    return counting(t, stateAt(t));
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
        !change.isAbandonedAt(epochStart) && !isInProductionAt(change, epochStart);
    return openedInIt || wasOpen || wasUndelivered;
  }

  /** How a change is in production for this item; null if it never is. */
  @Nullable Delivered production(PlainChange change) {
    return rules.doneOn().equals("close") ? closed(change) : change.delivery().by(rules.doneOn());
  }

  /** Once it is merged and the item, which the change itself may be, is closed as completed. */
  private @Nullable Delivered closed(PlainChange change) {
    Instant merged = change.told().mergedAt();
    if (merged == null) {
      return null;
    }
    return facts.instants().stream()
        .filter(t -> !t.isBefore(merged) && told.stateAt(t) == Openness.COMPLETED)
        .min(Comparator.naturalOrder())
        .map(t -> new Delivered(t, "close", null))
        .orElse(null);
  }

  private @Nullable Instant productionAt(PlainChange change) {
    Delivered production = production(change);
    return production == null ? null : production.at();
  }

  private boolean isInProductionAt(PlainChange change, Instant t) {
    Instant production = productionAt(change);
    return production != null && !production.isAfter(t);
  }

  /** Whether one of its own labels, or another issue, holds it up. */
  boolean isBlockedAt(Instant t) {
    return told.labelsAt(t).stream().anyMatch(rules::blocks) || isHeldAt(t);
  }

  private boolean isHeldAt(Instant t) {
    List<Fact> dependencies =
        told.facts().stream().filter(f -> f.kind() == FactKind.ISSUE_DEPENDENCY).toList();
    Set<String> others = new TreeSet<>();
    dependencies.forEach(fact -> others.add(facts.names().name(fact.text("by"))));
    List<String> holding = new ArrayList<>();
    for (String other : others) {
      dependencies.stream()
          .filter(fact -> facts.names().name(fact.text("by")).equals(other))
          .filter(fact -> !fact.at().isAfter(t))
          .max(Comparator.comparing(Fact::at).thenComparing(fact -> fact.text("holds")))
          .filter(fact -> fact.text("holds").equals("true"))
          .ifPresent(fact -> holding.add(other));
    }
    return !holding.isEmpty();
  }
}

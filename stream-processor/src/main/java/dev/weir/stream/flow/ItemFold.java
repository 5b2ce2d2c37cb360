package dev.weir.stream.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From an item to its timeline: the stage at every instant at which something about it is true that
 * was not before, equal neighbours merged (MODEL.md, section 5). Pure.
 */
public final class ItemFold {
  private final Item item;
  private final FlowRules rules;
  private final List<Visit> visits = new ArrayList<>();
  private final @Nullable List<Evaluation> trace;
  private Epoch epoch;
  private boolean cancelled;
  private int reworkCount;
  private int postDeliveryRework;

  private ItemFold(Item item, FlowRules rules, @Nullable List<Evaluation> trace) {
    this.item = item;
    this.rules = rules;
    this.trace = trace;
    this.epoch = Epoch.first(item.createdAt());
  }

  /** The timeline of an item under a team's rules. */
  public static Timeline fold(Item item, FlowRules rules) {
    ItemFold fold = new ItemFold(item, rules, null);
    item.instants(rules.doneOn()).forEach(fold::step);
    return fold.timeline();
  }

  /** Each instant at which its stage was looked at, in order, and what decided it. */
  public static List<Evaluation> explain(Item item, FlowRules rules) {
    List<Evaluation> trace = new ArrayList<>();
    item.instants(rules.doneOn()).forEach(new ItemFold(item, rules, trace)::step);
    return trace;
  }

  private void step(Instant t) {
    if (epoch.hasEnded() && isReopenedAt(t)) {
      epoch = epoch.next(t);
    }
    countPostDeliveryRework(t);
    Standing standing = ItemStage.at(item, epoch, t, rules);
    int before = visits.size();
    if (standing.stage() == null) {
      cancel(t);
    } else {
      enter(standing.stage(), standing.rework(), t);
    }
    if (trace != null) {
      trace.add(evaluation(standing, t, visits.size() > before && standing.stage() != null));
    }
  }

  private Evaluation evaluation(Standing standing, Instant t, boolean entered) {
    return new Evaluation(
        t,
        standing.stage(),
        standing.stage() == null ? Status.CANCELLED : Status.of(standing.stage()),
        standing.rule(),
        standing.change(),
        standing.changeRule(),
        epoch.number(),
        entered,
        entered && visits.get(visits.size() - 1).rework());
  }

  private boolean isReopenedAt(Instant t) {
    return item.state().steps().stream()
        .anyMatch(step -> step.from().equals(t) && step.value() == OpenState.OPEN);
  }

  private void countPostDeliveryRework(Instant t) {
    Instant completedAt = epoch.completedAt();
    if (completedAt == null || !t.isAfter(completedAt)) {
      return;
    }
    for (Change change : item.changes()) {
      postDeliveryRework += change.isFirstOpenedAfter(completedAt, t) ? 1 : 0;
    }
  }

  private void cancel(Instant t) {
    if (!cancelled) {
      if (visits.isEmpty()) {
        visits.add(new Visit(Stage.BACKLOG, t, null, false));
      }
      leave(t);
    }
    cancelled = true;
    epoch = epoch.cancel();
  }

  private void enter(Stage stage, boolean marked, Instant t) {
    Stage from = visits.isEmpty() ? null : visits.get(visits.size() - 1).stage();
    if (from != stage || cancelled) {
      boolean back = from != null && stage.compareTo(from) < 0 && marked;
      reworkCount += back ? 1 : 0;
      if (!cancelled) {
        leave(t);
      }
      visits.add(new Visit(stage, t, null, back));
    }
    cancelled = false;
    if (stage == Stage.PRODUCTION) {
      epoch = epoch.completed(t);
    }
  }

  private void leave(Instant t) {
    if (!visits.isEmpty()) {
      visits.set(visits.size() - 1, visits.get(visits.size() - 1).left(t));
    }
  }

  private Timeline timeline() {
    Visit last = visits.get(visits.size() - 1);
    Instant started =
        visits.stream()
            .filter(visit -> visit.stage().isLoad())
            .map(Visit::enteredAt)
            .findFirst()
            .orElse(null);
    boolean completed = !cancelled && last.stage() == Stage.PRODUCTION;
    Instant completedAt = completed ? last.enteredAt() : null;
    String basis = completedAt == null ? null : basis(completedAt);
    Dwell dwell =
        started == null || completedAt == null || Timeline.BEFORE_RECORDS.equals(basis)
            ? null
            : Dwell.between(started, completedAt, visits, item.blocked(), rules);
    return new Timeline(
        visits,
        cancelled ? Status.CANCELLED : Status.of(last.stage()),
        started,
        completedAt,
        cancelled ? last.leftAt() : null,
        basis,
        dwell == null ? null : dwell.active(),
        dwell == null ? null : dwell.waiting(),
        dwell == null ? null : dwell.blocked(),
        reworkCount,
        postDeliveryRework);
  }

  private String basis(Instant completedAt) {
    Delivered latest = null;
    for (Change change : ItemStage.counting(item, epoch, completedAt, rules.doneOn())) {
      Delivered production = change.production(rules.doneOn());
      if (production != null && (latest == null || isLater(production, latest))) {
        latest = production;
      }
    }
    if (latest == null) {
      return rules.doneOn() == DoneOn.CLOSE ? DoneOn.CLOSE.id() : Timeline.CLOSED;
    }
    if (latest.needless()) {
      return DoneOn.MERGE.id();
    }
    return latest.beforeRecords() ? Timeline.BEFORE_RECORDS : rules.doneOn().id();
  }

  private static boolean isLater(Delivered a, Delivered b) {
    int order = a.at().compareTo(b.at());
    return order > 0 || (order == 0 && (b.beforeRecords() || b.needless()));
  }
}

package dev.weir.stream.flow;

import java.time.Duration;
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
  private Epoch epoch;
  private boolean cancelled;
  private int reworkCount;
  private int postDeliveryRework;

  private ItemFold(Item item, FlowRules rules) {
    this.item = item;
    this.rules = rules;
    this.epoch = Epoch.first(item.createdAt());
  }

  /** The timeline of an item under a team's rules. */
  public static Timeline fold(Item item, FlowRules rules) {
    ItemFold fold = new ItemFold(item, rules);
    item.instants(rules.doneOn()).forEach(fold::step);
    return fold.timeline();
  }

  private void step(Instant t) {
    if (epoch.hasEnded() && isReopenedAt(t)) {
      epoch = epoch.next(t);
    }
    countPostDeliveryRework(t);
    Standing standing = ItemStage.at(item, epoch, t, rules);
    if (standing == null) {
      cancel(t);
    } else {
      enter(standing, t);
    }
  }

  private boolean isReopenedAt(Instant t) {
    return item.state().steps().stream()
        .anyMatch(step -> step.from().equals(t) && step.value() == OpenState.OPEN);
  }

  private void countPostDeliveryRework(Instant t) {
    Instant completedAt = epoch.completedAt();
    if (completedAt != null && t.isAfter(completedAt)) {
      postDeliveryRework +=
          (int)
              item.changes().stream()
                  .filter(change -> change.openings().anyMatch(opening -> opening.equals(t)))
                  .count();
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

  private void enter(Standing standing, Instant t) {
    Stage from = visits.isEmpty() ? null : visits.get(visits.size() - 1).stage();
    if (from != standing.stage() || cancelled) {
      boolean back = from != null && standing.stage().compareTo(from) < 0 && standing.rework();
      reworkCount += back ? 1 : 0;
      if (!cancelled) {
        leave(t);
      }
      visits.add(new Visit(standing.stage(), t, null, back));
    }
    cancelled = false;
    if (standing.stage() == Stage.PRODUCTION) {
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
    boolean timed = !Timeline.BEFORE_RECORDS.equals(basis);
    return new Timeline(
        visits,
        cancelled ? Status.CANCELLED : Status.of(last.stage()),
        started,
        completedAt,
        cancelled ? last.leftAt() : null,
        basis,
        timed ? dwell(Stage.Kind.ACTIVE, started, completedAt) : null,
        timed ? dwell(Stage.Kind.WAIT, started, completedAt) : null,
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
    return latest.beforeRecords() ? Timeline.BEFORE_RECORDS : rules.doneOn().id();
  }

  private static boolean isLater(Delivered a, Delivered b) {
    int order = a.at().compareTo(b.at());
    return order > 0 || (order == 0 && b.beforeRecords());
  }

  private @Nullable Duration dwell(
      Stage.Kind kind, @Nullable Instant started, @Nullable Instant completedAt) {
    if (started == null || completedAt == null) {
      return null;
    }
    return visits.stream()
        .filter(visit -> rules.kind(visit.stage()) == kind)
        .map(visit -> visit.within(started, completedAt))
        .reduce(Duration.ZERO, Duration::plus);
  }
}

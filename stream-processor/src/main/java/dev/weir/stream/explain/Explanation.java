package dev.weir.stream.explain;

import dev.weir.stream.fact.FactKind;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.Evaluation;
import dev.weir.stream.flow.FlowRules;
import dev.weir.stream.flow.Item;
import dev.weir.stream.flow.ItemFold;
import dev.weir.stream.flow.Rule;
import dev.weir.stream.flow.Stage;
import dev.weir.stream.flow.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What each telling did to an item: the fold's steps tell which row of the model decided at each
 * instant, and a telling of that instant has the effect where it is of a kind that can bring that
 * row to hold. Where none of the instant's tellings is, each that moves stages at all has it.
 */
public final class Explanation {
  /** A telling, and the change that it is about; null where it is about the item itself. */
  private record About(Telling telling, @Nullable Change change) {}

  private final Item item;
  private final FlowRules rules;
  private final List<Evaluation> steps;
  private final Reasons reasons;
  private final Map<Instant, List<About>> byInstant = new HashMap<>();
  private final List<About> all = new ArrayList<>();
  private boolean own;

  /** Of an item under a team's rules. */
  public Explanation(Item item, FlowRules rules) {
    this.item = item;
    this.rules = rules;
    this.steps = ItemFold.explain(item, rules);
    this.reasons = new Reasons(item, rules);
  }

  /** Adds what is told of the item itself. */
  public void add(List<Telling> tellings) {
    tellings.forEach(telling -> add(new About(telling, null)));
  }

  /** Adds what is told of the change that is its own item. */
  public void addOwn(List<Telling> tellings) {
    own = true;
    add(item.changes().get(0), tellings);
  }

  /** Adds what is told of one of its changes. */
  public void add(Change change, List<Telling> tellings) {
    tellings.forEach(telling -> add(new About(telling, change)));
  }

  private void add(About about) {
    all.add(about);
    byInstant.computeIfAbsent(about.telling().at(), at -> new ArrayList<>()).add(about);
  }

  /** Each telling with what it did. One told of several changes has several. */
  public List<Explained> explained() {
    return all.stream().map(this::explain).toList();
  }

  private Explained explain(About about) {
    int index = stepAt(about.telling().at());
    if (index < 0) {
      Rule first = decisive(steps.get(0));
      return new Explained(about.telling(), Effect.NONE, null, first, Reasons.BEFORE_CREATION);
    }
    Evaluation step = steps.get(index);
    Effect effect = effect(about, index);
    String reason =
        effect == Effect.NONE ? reasons.of(about.telling(), about.change(), step) : null;
    return new Explained(about.telling(), effect, step.stage(), decisive(step), reason);
  }

  private Effect effect(About about, int index) {
    Evaluation step = steps.get(index);
    Evaluation before = index == 0 ? null : steps.get(index - 1);
    Telling telling = about.telling();
    if (step.at().equals(telling.at()) && moves(step, before) && isCredited(about, index)) {
      return moved(step, before, about);
    }
    Effect held = held(telling);
    return held != null ? held : ofChange(about);
  }

  private static boolean moves(Evaluation step, @Nullable Evaluation before) {
    return before == null || step.entered() || (step.stage() == null && before.stage() != null);
  }

  private static Effect moved(Evaluation step, @Nullable Evaluation before, About about) {
    if (step.stage() == null) {
      return Effect.CANCELLED;
    }
    if (step.stage() == Stage.PRODUCTION) {
      return Effect.COMPLETED;
    }
    boolean again = before != null && step.epoch() > before.epoch();
    return again && about.change() == null ? Effect.REOPENED : Effect.ENTERED;
  }

  private boolean isCredited(About about, int index) {
    if (canDecide(about, index)) {
      return true;
    }
    List<About> together = byInstant.getOrDefault(about.telling().at(), List.of());
    return Aspect.of(about.telling()).isMoving()
        && !about.telling().first()
        && together.stream().noneMatch(other -> canDecide(other, index));
  }

  private boolean canDecide(About about, int index) {
    Evaluation step = steps.get(index);
    Evaluation before = index == 0 ? null : steps.get(index - 1);
    Aspect aspect = Aspect.of(about.telling());
    if (about.telling().first()) {
      return false;
    }
    if (before == null) {
      return aspect == Aspect.CREATION;
    }
    Change change = about.change();
    if (change == null || own) {
      return canDecide(about.telling(), step);
    }
    if (change.externalId().equals(step.change())) {
      return canDecide(about.telling(), step);
    }
    return change.externalId().equals(before.change())
        ? aspect.isMoving() && aspect != Aspect.CREATION
        : step.change() == null && Aspect.canDecide(about.telling(), step.rule());
  }

  private static boolean canDecide(Telling telling, Evaluation step) {
    return Aspect.canDecide(telling, decisive(step)) || Aspect.canDecide(telling, step.rule());
  }

  /** Blocked or not any more by this very telling; null where it says nothing of that. */
  private @Nullable Effect held(Telling telling) {
    Aspect aspect = Aspect.of(telling);
    boolean label =
        aspect == Aspect.LABEL
            && rules
                .blockedLabels()
                .contains(Telling.lower(telling.part().substring("label:".length())));
    if (!label && aspect != Aspect.DEPENDENCY) {
      return null;
    }
    for (Steps.Step<Boolean> step : item.blocked().steps()) {
      if (step.from().equals(telling.at())
          && step.value() == Boolean.parseBoolean(telling.word())) {
        return step.value() ? Effect.BLOCKED : Effect.UNBLOCKED;
      }
    }
    return null;
  }

  /** What it did to its change alone. */
  private Effect ofChange(About about) {
    Change change = about.change();
    Telling telling = about.telling();
    if (change == null) {
      return telling.isOf(FactKind.PUSHED) ? Effect.LINKED : Effect.NONE;
    }
    Aspect aspect = Aspect.of(telling);
    Delivered delivered = change.production(rules.doneOn());
    if (aspect == Aspect.SHIPMENT
        && delivered != null
        && delivered.at().equals(telling.at())
        && Aspect.isSuccess(telling)) {
      return Effect.DELIVERED;
    }
    boolean lands = aspect == Aspect.MERGE || telling.isOf(FactKind.PUSHED);
    if (lands && Objects.equals(change.landedAt(), telling.at())) {
      return Effect.LANDED;
    }
    return aspect == Aspect.CREATION ? Effect.LINKED : Effect.NONE;
  }

  /** The last step at or before an instant; -1 before the item's creation. */
  private int stepAt(Instant at) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).at().isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }

  /** The row that decided: that of the change where one did. */
  private static Rule decisive(Evaluation step) {
    return step.rule() == Rule.ITEM_CHANGE_UNDER_WAY && step.changeRule() != null
        ? step.changeRule()
        : step.rule();
  }
}

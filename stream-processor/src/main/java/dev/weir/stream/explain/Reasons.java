package dev.weir.stream.explain;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.Evaluation;
import dev.weir.stream.flow.FlowRules;
import dev.weir.stream.flow.Item;
import dev.weir.stream.flow.OpenState;
import dev.weir.stream.flow.Stage;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a telling had no effect, in words: the first that holds. */
final class Reasons {
  static final String BEFORE_CREATION = "before the item was created, where its stages begin";

  private final Item item;
  private final FlowRules rules;

  Reasons(Item item, FlowRules rules) {
    this.item = item;
    this.rules = rules;
  }

  /** Of a telling at or after the item's creation. */
  String of(Telling telling, @Nullable Change change, Evaluation step) {
    Aspect aspect = Aspect.of(telling);
    if (!aspect.isMoving()) {
      return still(telling, aspect);
    }
    if (telling.first()) {
      return "so since it was first seen";
    }
    if (change != null && aspect == Aspect.ASSIGNMENT) {
      return "moves no stage: assignee of a change";
    }
    if (change != null) {
      return ofChange(telling, aspect, change, step);
    }
    return switch (aspect) {
      case CREATION -> "it begins with what it already was";
      case CLOSING -> closing(telling, step);
      case OPENING -> isOver(step) ? "closed again in the same instant" : "it was open";
      case ASSIGNMENT -> assignment(step);
      case STATUS ->
          rules.statusMap().containsKey(telling.word())
              ? decidedBy(step)
              : "no stage is mapped to this status";
      default -> decidedBy(step);
    };
  }

  private String still(Telling telling, Aspect aspect) {
    if (aspect == Aspect.LABEL) {
      String label = telling.part().substring("label:".length());
      return rules.blockedLabels().contains(Telling.lower(label))
          ? blocking(telling)
          : "a label moves no stage, and this one blocks none";
    }
    if (aspect == Aspect.DEPENDENCY) {
      return blocking(telling);
    }
    if (telling.part().equals(Attributes.STATE)) {
      return "the closing itself tells it";
    }
    String what = telling.part().isEmpty() ? telling.kind().wireName() : telling.part();
    return "moves no stage: " + what.replace('_', ' ');
  }

  private String blocking(Telling telling) {
    boolean blocked = item.blocked().at(telling.at());
    if (Boolean.parseBoolean(telling.word())) {
      return blocked ? "blocked already" : "taken away in the same instant";
    }
    return blocked ? "blocked by something else still" : "it was not blocked";
  }

  private String closing(Telling telling, Evaluation step) {
    if (isClosedAgain(telling.at())) {
      return "a later closing holds";
    }
    if (step.stage() == Stage.PRODUCTION) {
      return "the item was completed already";
    }
    return step.change() == null
        ? "the item was over already"
        : step.change() + " is not in production yet";
  }

  /** Whether no step of the state begins with it: the last of several closings holds. */
  private boolean isClosedAgain(Instant at) {
    return item.state().at(at) == OpenState.OPEN
        && item.state().steps().stream()
            .anyMatch(next -> next.from().isAfter(at) && next.value() != OpenState.OPEN);
  }

  private String assignment(Evaluation step) {
    return rules.startOnAssign()
        ? decidedBy(step)
        : "work does not begin by assignment under this team's rules";
  }

  private String ofChange(Telling telling, Aspect aspect, Change change, Evaluation step) {
    Instant at = telling.at();
    if (at.isBefore(change.createdAt())) {
      return "before its change was opened";
    }
    if (aspect == Aspect.CLOSING) {
      return closingOfChange(telling, change, step);
    }
    if (isAbandoned(change, at)) {
      return "the change was closed without merging";
    }
    Delivered production = change.production(rules.doneOn());
    if (production != null && !production.at().isAfter(at)) {
      return production.beforeRecords()
          ? "the change landed before the records begin"
          : production.at().equals(at)
              ? "in production from this instant on, by another fact of it"
              : "the change was in production already";
    }
    if (step.stage() == null) {
      return "the item is cancelled";
    }
    if (step.stage() == Stage.PRODUCTION) {
      return "after the item's completion: rework after delivery";
    }
    if (step.change() != null && !step.change().equals(change.externalId())) {
      return "another change is less advanced: " + step.change();
    }
    return underWay(telling, aspect, change, step);
  }

  private String closingOfChange(Telling telling, Change change, Evaluation step) {
    Instant merged = change.mergedAt();
    if (merged != null && !merged.isAfter(telling.at())) {
      return "merging it closed it";
    }
    return step.change() != null && !step.change().equals(change.externalId())
        ? "another change is less advanced: " + step.change()
        : decidedBy(step);
  }

  private static boolean isAbandoned(Change change, Instant at) {
    return change.state().at(at) == OpenState.CANCELLED;
  }

  private String underWay(Telling telling, Aspect aspect, Change change, Evaluation step) {
    Instant at = telling.at();
    boolean merged = change.mergedAt() != null && !change.mergedAt().isAfter(at);
    return switch (aspect) {
      case REVIEW -> merged ? "the change was merged already" : review(telling, change, step);
      case RUN -> run(telling, change, merged, step);
      case PUSH -> merged ? "the change was merged already" : push(change, at, step);
      case DRAFT, QUEUE, OPENING -> merged ? "the change was merged already" : decidedBy(step);
      default -> decidedBy(step);
    };
  }

  private String review(Telling telling, Change change, Evaluation step) {
    if (change.draft().at(telling.at())) {
      return "the change is a draft";
    }
    return switch (telling.word()) {
      case "commented" -> "a review without a verdict";
      case "approved" ->
          change.reviews().changesRequested().at(telling.at())
              ? "changes are requested by another reviewer still"
              : rules.approvedTesting()
                  ? "too few approvals, or enough before"
                  : "an approval moves nothing under this team's rules";
      case "changes_requested" -> "changes were requested already";
      case "dismissed" ->
          telling.kind() == FactKind.REVIEW_SUBMITTED
              ? "first seen when dismissed: what it had said is not known"
              : "it had no verdict that still held";
      default -> decidedBy(step);
    };
  }

  private String run(Telling telling, Change change, boolean merged, Evaluation step) {
    if (!rules.requiredRuns().test(telling.name())) {
      return "not one of the required runs";
    }
    if (telling.word().equals("started")) {
      return "a run that began has not decided anything";
    }
    String conclusion = telling.word().toLowerCase(Locale.ROOT);
    return switch (conclusion) {
      case "cancelled", "skipped", "neutral", "stale", "action_required" ->
          "a " + conclusion.replace('_', ' ') + " run decides nothing";
      case "success" ->
          merged
              ? "other runs on the landed commit decide, or it is of another commit"
              : "no failed run waited for it";
      default ->
          !merged && change.draft().at(telling.at())
              ? "the change is a draft"
              : "of another commit than the one that counts, or one had failed already: "
                  + decidedBy(step);
    };
  }

  private static String push(Change change, Instant at, Evaluation step) {
    return change.draft().at(at)
        ? "the change is a draft"
        : "nothing waited for a push: " + decidedBy(step);
  }

  private static boolean isOver(Evaluation step) {
    return step.stage() == null || step.stage() == Stage.PRODUCTION;
  }

  /** What stands, whatever was told. */
  private static String decidedBy(Evaluation step) {
    Stage stage = step.stage();
    if (stage == null) {
      return "the item is cancelled";
    }
    return "it stays in " + stage.id();
  }
}

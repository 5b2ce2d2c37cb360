package dev.weir.stream.explain;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.flow.Rule;
import java.util.EnumSet;
import java.util.Set;

/** What a telling bears on, and so which rows of the model it can bring to hold. */
enum Aspect {
  CREATION,
  CLOSING,
  /** Seen open. */
  OPENING,
  DRAFT,
  /** Another head. */
  PUSH,
  REVIEW,
  RUN,
  QUEUE,
  MERGE,
  SHIPMENT,
  ASSIGNMENT,
  STATUS,
  /** A label. */
  LABEL,
  /** That another item holds this one up. */
  DEPENDENCY,
  /** What moves no stage, such as a title. */
  OTHER;

  static Aspect of(Telling telling) {
    return switch (telling.kind()) {
      case ISSUE_CREATED, CHANGE_CREATED -> CREATION;
      case ISSUE_CLOSED, CHANGE_CLOSED -> CLOSING;
      case CHANGE_MERGED -> MERGE;
      case PUSHED -> PUSH;
      case REVIEW_SUBMITTED, REVIEW_DISMISSED -> REVIEW;
      case RUN_STARTED, RUN_FINISHED -> RUN;
      case DEPLOYMENT_CREATED, DEPLOYMENT_STATUS, DEPLOYMENT_REVIEWED -> SHIPMENT;
      case RELEASE_PUBLISHED, RELEASE_OBSERVED -> SHIPMENT;
      case BOARD_STATUS -> STATUS;
      case ISSUE_DEPENDENCY -> DEPENDENCY;
      case ISSUE_OBSERVED, CHANGE_OBSERVED -> ofPart(telling.part(), telling.word());
      default -> OTHER;
    };
  }

  private static Aspect ofPart(String part, String word) {
    return switch (part) {
      case Attributes.STATE -> word.equals("open") ? OPENING : OTHER;
      case Attributes.DRAFT -> DRAFT;
      case Attributes.HEAD_SHA -> PUSH;
      case Attributes.QUEUED -> QUEUE;
      default ->
          part.startsWith("label:") ? LABEL : part.startsWith("assignee:") ? ASSIGNMENT : OTHER;
    };
  }

  /** Whether it moves stages at all. */
  boolean isMoving() {
    return this != LABEL && this != DEPENDENCY && this != OTHER;
  }

  /** Whether a telling can bring a row to hold, or one before it to hold no longer. */
  static boolean canDecide(Telling telling, Rule rule) {
    Aspect aspect = of(telling);
    return deciding(rule).contains(aspect)
        && switch (aspect) {
          case SHIPMENT -> shipmentCanDecide(telling, rule);
          case REVIEW ->
              rule != Rule.CHANGE_CHANGES_REQUESTED || telling.word().equals("changes_requested");
          case RUN -> !telling.word().equals("started") || rule == Rule.CHANGE_MERGED;
          default -> true;
        };
  }

  private static boolean shipmentCanDecide(Telling telling, Rule rule) {
    boolean running =
        switch (telling.word()) {
          case "in_progress", "queued", "pending" -> true;
          default -> false;
        };
    return switch (rule) {
      case CHANGE_IN_PRODUCTION, ITEM_COMPLETED -> isSuccess(telling);
      case CHANGE_DEPLOYING -> running;
      case CHANGE_AWAITS_DEPLOYMENT -> !running && !isSuccess(telling);
      default -> true;
    };
  }

  /** Whether it tells that something shipped. */
  static boolean isSuccess(Telling telling) {
    return switch (telling.kind()) {
      case DEPLOYMENT_STATUS -> telling.word().equals("success");
      case RELEASE_PUBLISHED -> true;
      case RELEASE_OBSERVED -> telling.word().equals("false");
      default -> false;
    };
  }

  private static Set<Aspect> deciding(Rule rule) {
    return switch (rule) {
      case CHANGE_ABANDONED, ITEM_CANCELLED -> EnumSet.of(CLOSING);
      case CHANGE_IN_PRODUCTION, ITEM_COMPLETED -> EnumSet.of(SHIPMENT, MERGE, PUSH, CLOSING);
      case CHANGE_DEPLOYING, CHANGE_AWAITS_DEPLOYMENT -> EnumSet.of(SHIPMENT, MERGE, PUSH);
      case CHANGE_LANDED_RUN_FAILED, CHANGE_LANDED_RUNS_PASSED -> EnumSet.of(RUN, MERGE, PUSH);
      case CHANGE_MERGED -> EnumSet.of(MERGE, PUSH, QUEUE, RUN, SHIPMENT);
      case CHANGE_DRAFT -> EnumSet.of(DRAFT, CREATION, OPENING, QUEUE);
      case CHANGE_CHANGES_REQUESTED -> EnumSet.of(REVIEW, OPENING, QUEUE, DRAFT);
      case CHANGE_RUN_FAILED -> EnumSet.of(RUN, PUSH, REVIEW, OPENING, QUEUE, DRAFT);
      case CHANGE_APPROVED, CHANGE_OPEN, ITEM_CHANGE_UNDER_WAY ->
          EnumSet.of(CREATION, OPENING, DRAFT, REVIEW, RUN, PUSH, QUEUE);
      case ITEM_REOPENED -> EnumSet.of(OPENING);
      case ITEM_STATUS_MAPPED -> EnumSet.of(STATUS, CLOSING);
      case ITEM_NAMED -> EnumSet.of(CREATION, PUSH, CLOSING);
      case ITEM_ASSIGNED -> EnumSet.of(ASSIGNMENT);
      case ITEM_CREATED -> EnumSet.of(CREATION, ASSIGNMENT, STATUS);
      case ITEM_DELETED -> EnumSet.noneOf(Aspect.class);
    };
  }
}

package dev.weir.stream.explain;

import java.util.Locale;

/** What a fact did to an item; the strongest first. */
public enum Effect {
  /** The item reached production. */
  COMPLETED,
  /** Its visit ended: not planned, duplicate, abandoned. */
  CANCELLED,
  /** A further life of it began. */
  REOPENED,
  /** It came into another stage. */
  ENTERED,
  /** From then on something holds it up. */
  BLOCKED,
  UNBLOCKED,
  /** A change of it came into production, and others did not yet. */
  DELIVERED,
  /** A change of it arrived on a landing branch. */
  LANDED,
  /** A change, or a commit, came to belong to it. */
  LINKED,
  /** Nothing; there is a reason. */
  NONE;

  /** Its name in topics and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

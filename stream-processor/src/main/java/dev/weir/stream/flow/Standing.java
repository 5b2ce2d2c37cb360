package dev.weir.stream.flow;

import org.jspecify.annotations.Nullable;

/**
 * Where something stands at an instant.
 *
 * @param stage null where it stands nowhere: abandoned, cancelled
 * @param rework whether coming here from a later stage is a rework (the rows marked ↩)
 * @param rule the row that decided
 * @param change the change by which an item stands there; null where none decides it
 * @param changeRule the row that decided for that change
 */
record Standing(
    @Nullable Stage stage,
    boolean rework,
    Rule rule,
    @Nullable String change,
    @Nullable Rule changeRule) {

  static Standing nowhere(Rule rule) {
    return new Standing(null, false, rule, null, null);
  }

  static Standing in(Stage stage, Rule rule) {
    return new Standing(stage, false, rule, null, null);
  }

  static Standing backIn(Stage stage, Rule rule) {
    return new Standing(stage, true, rule, null, null);
  }

  /** The same, as that of an item by one of its changes. */
  Standing by(Change decider, Rule itemRule) {
    return new Standing(stage, rework, itemRule, decider.externalId(), rule);
  }

  /** The same, with the change that another one stands by. */
  Standing with(Standing other) {
    return new Standing(stage, rework, rule, other.change, other.changeRule);
  }

  /** Whether it is less advanced; of equal stages one marked ↩ is less, then the earlier row. */
  boolean isLessThan(Standing other) {
    if (stage == null || other.stage == null) {
      return stage != null;
    }
    int order = stage.compareTo(other.stage);
    if (order == 0) {
      order = Boolean.compare(other.rework, rework);
    }
    return order < 0 || (order == 0 && rule.compareTo(other.rule) < 0);
  }
}

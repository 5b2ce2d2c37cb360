package dev.weir.stream.reference;

import dev.weir.stream.flow.Stage;

/**
 * Where something stands.
 *
 * @param back whether its row is marked ↩
 */
record Stand(Stage stage, boolean back) implements Comparable<Stand> {
  @Override
  public int compareTo(Stand other) {
    int order = stage.compareTo(other.stage);
    return order == 0 ? Boolean.compare(other.back, back) : order;
  }
}

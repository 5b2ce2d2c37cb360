package dev.weir.stream.reference;

/**
 * Where something stands.
 *
 * @param back whether its row is marked ↩
 * @param row which row of the tables says so
 */
record Stand(PlainStage stage, boolean back, String row) implements Comparable<Stand> {
  @Override
  public int compareTo(Stand other) {
    int order = stage.compareTo(other.stage);
    return order == 0 ? Boolean.compare(other.back, back) : order;
  }
}

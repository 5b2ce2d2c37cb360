package dev.weir.stream.flow;

/**
 * Where something stands at an instant.
 *
 * @param rework whether coming here from a later stage is a rework (the rows marked ↩)
 */
record Standing(Stage stage, boolean rework) {
  static Standing in(Stage stage) {
    return new Standing(stage, false);
  }

  static Standing backIn(Stage stage) {
    return new Standing(stage, true);
  }
}

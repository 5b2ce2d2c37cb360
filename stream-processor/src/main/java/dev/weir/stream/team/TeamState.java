package dev.weir.stream.team;

/**
 * What is known of a team as a whole.
 *
 * @param items how many it has
 * @param moved the days from its first movement to its last
 */
record TeamState(int items, DayRange moved) {
  static final TeamState NONE = new TeamState(0, DayRange.NONE);

  byte[] pack() {
    return new PackedWriter().number(items).number(moved.first()).number(moved.last()).bytes();
  }

  static TeamState unpack(byte[] bytes) {
    PackedReader in = new PackedReader(bytes);
    return new TeamState((int) in.number(), new DayRange((int) in.number(), (int) in.number()));
  }
}

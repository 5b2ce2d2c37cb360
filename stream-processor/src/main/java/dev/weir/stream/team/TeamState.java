package dev.weir.stream.team;

import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;

/**
 * What is known of a team as a whole.
 *
 * @param items how many it has
 * @param moved the days from its first movement to its last
 */
record TeamState(int items, DayRange moved) {
  static final TeamState NONE = new TeamState(0, DayRange.NONE);

  byte[] pack() {
    return new WireWriter().number(items).number(moved.first()).number(moved.last()).bytes();
  }

  static TeamState unpack(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new TeamState((int) in.number(), new DayRange((int) in.number(), (int) in.number()));
  }
}

package dev.weir.stream.team;

import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * The times of a people's item completed with records.
 *
 * @param day day of completion
 * @param flowMillis from started; null if never started
 * @param leadMillis from created
 */
record Completion(int day, @Nullable Long flowMillis, long leadMillis) {
  byte[] pack() {
    return new WireWriter().optional(flowMillis).number(leadMillis).bytes();
  }

  static Completion unpack(int day, byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new Completion(day, in.optional(), in.number());
  }
}

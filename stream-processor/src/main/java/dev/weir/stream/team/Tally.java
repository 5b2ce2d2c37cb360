package dev.weir.stream.team;

import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.util.Arrays;

/**
 * A number for each of an enum's constants, 0 to begin with. Not thread-safe.
 *
 * @param <E> what is counted; the constants' order is part of the stored form
 */
// EnumOrdinal: an array by ordinal, as EnumMap is, and the order is what is stored.
@SuppressWarnings("EnumOrdinal")
final class Tally<E extends Enum<E>> {
  private final long[] amounts;

  Tally(Class<E> fields) {
    this.amounts = new long[fields.getEnumConstants().length];
  }

  long of(E field) {
    return amounts[field.ordinal()];
  }

  void add(E field, long amount) {
    amounts[field.ordinal()] += amount;
  }

  /** Adds another, so many times. */
  void add(Tally<E> other, int times) {
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] += times * other.amounts[i];
    }
  }

  boolean isZero() {
    return Arrays.stream(amounts).allMatch(amount -> amount == 0);
  }

  byte[] pack() {
    WireWriter out = new WireWriter();
    Arrays.stream(amounts).forEach(out::number);
    return out.bytes();
  }

  static <E extends Enum<E>> Tally<E> unpack(Class<E> fields, byte[] bytes) {
    WireReader in = new WireReader(bytes);
    Tally<E> tally = new Tally<>(fields);
    for (int i = 0; i < tally.amounts.length; i++) {
      tally.amounts[i] = in.number();
    }
    return tally;
  }
}

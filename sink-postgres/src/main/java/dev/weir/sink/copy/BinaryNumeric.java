package dev.weir.sink.copy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A decimal number as PostgreSQL sends it: digits to the base of 10,000. Pure. */
final class BinaryNumeric {
  private static final int DECIMALS = 4;
  private static final BigInteger BASE = BigInteger.valueOf(10_000);
  private static final int POSITIVE = 0x0000;
  private static final int NEGATIVE = 0x4000;
  private static final int HEADER_BYTES = 4 * Short.BYTES;

  private BinaryNumeric() {}

  static void write(Bytes out, BigDecimal number) {
    int scale = Math.max(0, number.scale());
    int fraction = (scale + DECIMALS - 1) / DECIMALS;
    List<Integer> digits = digits(number.setScale(fraction * DECIMALS).unscaledValue().abs());
    out.addInt(HEADER_BYTES + digits.size() * Short.BYTES);
    out.addShort(digits.size());
    out.addShort(digits.size() - fraction - 1);
    out.addShort(number.signum() < 0 ? NEGATIVE : POSITIVE);
    out.addShort(scale);
    digits.forEach(out::addShort);
  }

  /** The most significant first; none of zero. */
  private static List<Integer> digits(BigInteger number) {
    List<Integer> digits = new ArrayList<>();
    BigInteger rest = number;
    while (rest.signum() != 0) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      digits.add(parts[1].intValue());
      rest = parts[0];
    }
    Collections.reverse(digits);
    return digits;
  }
}

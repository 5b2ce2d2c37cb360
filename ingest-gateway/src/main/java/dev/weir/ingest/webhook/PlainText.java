package dev.weir.ingest.webhook;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What stands in a JSON string as it is, in ASCII: found eight bytes at a time. */
final class PlainText {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ONES << 7;

  private PlainText() {}

  /** Where the next quote, backslash, control character or byte beyond ASCII is, or the end. */
  static int end(byte[] bytes, int from) {
    int at = from;
    while (at <= bytes.length - Long.BYTES) {
      long special = special((long) WORDS.get(bytes, at));
      if (special != 0) {
        return at + Long.numberOfTrailingZeros(special) / Byte.SIZE;
      }
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
      at++;
    }
    return at;
  }

  /**
   * The highest bit of each byte that is not plain. Only the lowest of those bits can be trusted:
   * borrows from its byte may set others.
   */
  private static long special(long word) {
    long quote = word ^ ONES * '"';
    long backslash = word ^ ONES * '\\';
    long control = (word - ONES * ' ') & ~word;
    long found = ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash);
    return (found | control | word) & HIGH_BITS;
  }
}

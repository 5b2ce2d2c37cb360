package dev.weir.stream.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Builds keys whose order is that of their parts: texts end with a zero byte and hold none; times
 * are milliseconds that sort.
 */
public final class Key {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

  private Key(byte[] prefix) {
    out.writeBytes(prefix);
  }

  /** A key that begins with another. */
  public static Key after(byte[] prefix) {
    return new Key(prefix);
  }

  /** A key that begins with a text. */
  public static Key of(String text) {
    return new Key(new byte[0]).text(text);
  }

  public Key tag(char table) {
    out.write(table);
    return this;
  }

  public Key text(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    out.write(0);
    return this;
  }

  /** The beginning of a text: for ranges, as a key holds whole texts. */
  public Key start(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public Key time(Instant at) {
    out.writeBytes(
        ByteBuffer.allocate(Long.BYTES).putLong(at.toEpochMilli() ^ Long.MIN_VALUE).array());
    return this;
  }

  public Key uuid(UUID uuid) {
    out.writeBytes(bytes(uuid));
    return this;
  }

  static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  /** Above every key that begins with this one, and no key itself. */
  public byte[] end() {
    byte[] bytes = out.toByteArray();
    int last = bytes.length - 1;
    while (last >= 0 && bytes[last] == (byte) 0xff) {
      last--;
    }
    if (last < 0) {
      throw new IllegalStateException("no key ends this prefix");
    }
    byte[] end = java.util.Arrays.copyOf(bytes, last + 1);
    end[last]++;
    return end;
  }
}

package dev.weir.stream.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Reads the parts of a key in their order. */
public final class KeyReader {
  private final ByteBuffer in;

  /** Starts behind a prefix of so many bytes. */
  public KeyReader(byte[] key, int prefixLength) {
    in = ByteBuffer.wrap(key, prefixLength, key.length - prefixLength);
  }

  /** What {@link Key#tag} wrote. */
  public char tag() {
    return (char) (in.get() & 0xff);
  }

  public Instant time() {
    return Instant.ofEpochMilli(in.getLong() ^ Long.MIN_VALUE);
  }

  public UUID uuid() {
    return new UUID(in.getLong(), in.getLong());
  }

  public String text() {
    int start = in.position();
    byte next = in.get();
    while (next != 0) {
      next = in.get();
    }
    return new String(in.array(), start, in.position() - 1 - start, StandardCharsets.UTF_8);
  }
}

package dev.weir.stream.team;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes the stored form of state: numbers in as few bytes as they need. Not thread-safe. */
final class PackedWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

  /** A number, zigzag and seven bits a byte, the lowest first. */
  PackedWriter number(long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  PackedWriter flag(boolean value) {
    out.write(value ? 1 : 0);
    return this;
  }

  PackedWriter optional(@Nullable Long value) {
    flag(value != null);
    return value == null ? this : number(value);
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}

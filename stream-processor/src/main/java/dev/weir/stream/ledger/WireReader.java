package dev.weir.stream.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link WireWriter} wrote, in the same order. Not thread-safe. */
public final class WireReader {
  private final ByteBuffer in;

  public WireReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  public boolean flag() {
    return in.get() != 0;
  }

  public int integer() {
    return (int) number();
  }

  public long number() {
    long rest = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      rest |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return (rest >>> 1) ^ -(rest & 1);
  }

  public @Nullable Long optional() {
    return flag() ? number() : null;
  }

  /** One of an enum's constants. */
  public <E extends Enum<E>> E constant(E[] constants) {
    return constants[integer()];
  }

  public String text() {
    return new String(raw(), StandardCharsets.UTF_8);
  }

  /** Bytes as they are. */
  public byte[] raw() {
    byte[] bytes = new byte[integer()];
    in.get(bytes);
    return bytes;
  }

  public Instant time() {
    return Instant.ofEpochMilli(number());
  }

  public UUID uuid() {
    return new UUID(in.getLong(), in.getLong());
  }

  /** A value that may be absent. */
  public <T> @Nullable T maybe(Function<WireReader, T> reader) {
    return flag() ? reader.apply(this) : null;
  }

  public <T> List<T> list(Function<WireReader, T> reader) {
    int size = integer();
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reader.apply(this));
    }
    return values;
  }
}

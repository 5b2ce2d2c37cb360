package dev.weir.stream.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a {@link WireWriter} wrote. */
public final class WireReader {
  private final ByteBuffer in;

  public WireReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  public boolean flag() {
    return in.get() != 0;
  }

  public int integer() {
    return in.getInt();
  }

  public long number() {
    return in.getLong();
  }

  /** One of an enum's constants. */
  public <E extends Enum<E>> E constant(E[] constants) {
    return constants[in.getInt()];
  }

  public String text() {
    byte[] utf8 = new byte[in.getInt()];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  public Instant time() {
    return Instant.ofEpochMilli(in.getLong());
  }

  public UUID uuid() {
    return new UUID(in.getLong(), in.getLong());
  }

  /** A value that may be absent. */
  public <T> @Nullable T maybe(Function<WireReader, T> reader) {
    return flag() ? reader.apply(this) : null;
  }

  public <T> List<T> list(Function<WireReader, T> reader) {
    int size = in.getInt();
    List<T> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(reader.apply(this));
    }
    return values;
  }
}

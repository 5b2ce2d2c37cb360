package dev.weir.stream.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of the state, numbers in as few bytes as they need. The form is the processor's own
 * and changes only with the derivation version, which state of another version is refused by. Not
 * thread-safe.
 */
public final class WireWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

  public WireWriter flag(boolean flag) {
    out.write(flag ? 1 : 0);
    return this;
  }

  /** A number, zigzag and seven bits a byte, the lowest first. */
  public WireWriter number(long number) {
    long rest = (number << 1) ^ (number >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  public WireWriter optional(@Nullable Long number) {
    flag(number != null);
    return number == null ? this : number(number);
  }

  /** A constant of an enum. */
  @SuppressWarnings("EnumOrdinal") // a change of order is a change of the derivation version
  public WireWriter constant(Enum<?> constant) {
    return number(constant.ordinal());
  }

  public WireWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    out.writeBytes(utf8);
    return this;
  }

  /** Bytes as they are, with their number. */
  public WireWriter raw(byte[] bytes) {
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  public WireWriter time(Instant at) {
    return number(at.toEpochMilli());
  }

  public WireWriter uuid(UUID uuid) {
    out.writeBytes(Key.bytes(uuid));
    return this;
  }

  /** A value that may be absent. */
  public <T> WireWriter maybe(@Nullable T value, BiConsumer<WireWriter, T> writer) {
    flag(value != null);
    if (value != null) {
      writer.accept(this, value);
    }
    return this;
  }

  public <T> WireWriter list(Collection<T> values, BiConsumer<WireWriter, T> writer) {
    number(values.size());
    values.forEach(value -> writer.accept(this, value));
    return this;
  }

  public byte[] bytes() {
    return out.toByteArray();
  }
}

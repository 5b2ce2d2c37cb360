package dev.weir.stream.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of the state. The form is the processor's own and changes only with the derivation
 * version, which state of another version is refused by.
 */
public final class WireWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
  private final DataOutputStream out = new DataOutputStream(bytes);

  private interface Write {
    void run() throws IOException;
  }

  private WireWriter write(Write write) {
    try {
      write.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public WireWriter flag(boolean flag) {
    return write(() -> out.writeBoolean(flag));
  }

  public WireWriter number(int number) {
    return write(() -> out.writeInt(number));
  }

  public WireWriter number(long number) {
    return write(() -> out.writeLong(number));
  }

  /** A constant of an enum. */
  @SuppressWarnings("EnumOrdinal") // a change of order is a change of the derivation version
  public WireWriter constant(Enum<?> constant) {
    return number(constant.ordinal());
  }

  public WireWriter text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return number(utf8.length).write(() -> out.write(utf8));
  }

  public WireWriter time(Instant at) {
    return number(at.toEpochMilli());
  }

  public WireWriter uuid(UUID uuid) {
    return number(uuid.getMostSignificantBits()).number(uuid.getLeastSignificantBits());
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
    return bytes.toByteArray();
  }
}

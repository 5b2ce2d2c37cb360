package dev.weir.sink.copy;

import dev.weir.sink.text.CleanText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the binary format of COPY, which the server takes in as it stands: no text to make, to
 * escape and to parse on either side. The type of a value decides how it is written, as the type of
 * the column decides how it is read; jOOQ's records hold the one for the other. Pure.
 */
final class CopyBinary {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final byte JSONB_VERSION = 1;
  private static final int NULL = -1;
  private static final int END = -1;

  private CopyBinary() {}

  /** What stands before the first row. */
  static void begin(Bytes out) {
    out.add(SIGNATURE);
    out.addInt(0);
    out.addInt(0);
  }

  /** What stands behind the last row. */
  static void end(Bytes out) {
    out.addShort(END);
  }

  static <R extends Record> void row(Bytes out, Columns<R> columns, R row) {
    out.addShort(columns.count());
    for (int i = 0; i < columns.count(); i++) {
      value(out, columns.value(row, i));
    }
  }

  private static void value(Bytes out, @Nullable Object value) {
    if (value == null) {
      out.addInt(NULL);
    } else if (value instanceof String text) {
      sized(out, utf8(text));
    } else if (value instanceof UUID id) {
      out.addInt(2 * Long.BYTES);
      out.addLong(id.getMostSignificantBits());
      out.addLong(id.getLeastSignificantBits());
    } else if (value instanceof byte[] bytes) {
      sized(out, bytes);
    } else if (value instanceof JSONB json) {
      json(out, utf8(json.data()));
    } else {
      number(out, value);
    }
  }

  private static void number(Bytes out, Object value) {
    if (value instanceof Long number) {
      sized(out, number);
    } else if (value instanceof Integer number) {
      sized(out, number);
    } else if (value instanceof OffsetDateTime time) {
      sized(out, BinaryTimes.micros(time));
    } else if (value instanceof LocalDate day) {
      sized(out, BinaryTimes.days(day));
    } else if (value instanceof Double number) {
      sized(out, Double.doubleToLongBits(number));
    } else if (value instanceof BigDecimal number) {
      BinaryNumeric.write(out, number);
    } else if (value instanceof Boolean truth) {
      out.addInt(Byte.BYTES);
      out.add((byte) (truth ? 1 : 0));
    } else {
      throw new IllegalArgumentException("no column holds " + value.getClass());
    }
  }

  private static byte[] utf8(String text) {
    return CleanText.of(text).getBytes(StandardCharsets.UTF_8);
  }

  private static void json(Bytes out, byte[] text) {
    out.addInt(text.length + 1);
    out.add(JSONB_VERSION);
    out.add(text);
  }

  private static void sized(Bytes out, byte[] bytes) {
    out.addInt(bytes.length);
    out.add(bytes);
  }

  private static void sized(Bytes out, long number) {
    out.addInt(Long.BYTES);
    out.addLong(number);
  }

  private static void sized(Bytes out, int number) {
    out.addInt(Integer.BYTES);
    out.addInt(number);
  }
}

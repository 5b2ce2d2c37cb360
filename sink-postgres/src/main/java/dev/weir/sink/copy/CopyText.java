package dev.weir.sink.copy;

import dev.weir.sink.text.CleanText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of COPY. Pure: the caller bounds how many rows it gives. */
final class CopyText {
  private static final byte[] NULL = {'\\', 'N'};
  private static final byte[] BYTES_PREFIX = {'\\', '\\', 'x'};

  private CopyText() {}

  /** The rows, the fields in order. */
  static Bytes of(List<? extends Record> rows, List<? extends Field<?>> fields) {
    Bytes out = new Bytes(rows.size() * 256);
    for (Record row : rows) {
      for (int i = 0; i < fields.size(); i++) {
        if (i > 0) {
          out.add((byte) '\t');
        }
        write(out, row.get(fields.get(i)));
      }
      out.add((byte) '\n');
    }
    return out;
  }

  private static void write(Bytes out, @Nullable Object value) {
    if (value == null) {
      out.add(NULL, 0, NULL.length);
    } else if (value instanceof byte[] bytes) {
      out.add(BYTES_PREFIX, 0, BYTES_PREFIX.length);
      out.addHex(bytes);
    } else if (value instanceof JSONB json) {
      escaped(out, json.data());
    } else {
      escaped(out, value.toString());
    }
  }

  /** Copies what stands between two characters that need an escape as a whole. */
  private static void escaped(Bytes out, String value) {
    byte[] text = CleanText.of(value).getBytes(StandardCharsets.UTF_8);
    int from = 0;
    for (int i = 0; i < text.length; i++) {
      byte letter = escape(text[i]);
      if (letter != 0) {
        out.add(text, from, i - from);
        out.add((byte) '\\');
        out.add(letter);
        from = i + 1;
      }
    }
    out.add(text, from, text.length - from);
  }

  /** What follows the backslash in place of a byte; 0 where it stands for itself. */
  private static byte escape(byte b) {
    return switch (b) {
      case '\\' -> '\\';
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\r' -> 'r';
      default -> 0;
    };
  }
}

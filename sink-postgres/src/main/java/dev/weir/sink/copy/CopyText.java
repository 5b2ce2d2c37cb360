package dev.weir.sink.copy;

import dev.weir.sink.text.CleanText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
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
  static byte[] of(List<? extends Record> rows, List<? extends Field<?>> fields) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(rows.size() * 128);
    for (Record row : rows) {
      char separator = 0;
      for (Field<?> field : fields) {
        if (separator != 0) {
          out.write(separator);
        }
        write(out, row.get(field));
        separator = '\t';
      }
      out.write('\n');
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, @Nullable Object value) {
    if (value == null) {
      out.writeBytes(NULL);
    } else if (value instanceof byte[] bytes) {
      out.writeBytes(BYTES_PREFIX);
      out.writeBytes(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
    } else if (value instanceof JSONB json) {
      escaped(out, json.data());
    } else {
      escaped(out, value.toString());
    }
  }

  private static void escaped(ByteArrayOutputStream out, String text) {
    for (byte b : CleanText.of(text).getBytes(StandardCharsets.UTF_8)) {
      switch (b) {
        case '\\' -> pair(out, '\\');
        case '\t' -> pair(out, 't');
        case '\n' -> pair(out, 'n');
        case '\r' -> pair(out, 'r');
        default -> out.write(b);
      }
    }
  }

  private static void pair(ByteArrayOutputStream out, char letter) {
    out.write('\\');
    out.write(letter);
  }
}

package dev.weir.stream.scope;

import dev.weir.schema.avro.FlowItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a scope as they were last told to the world. */
final class ItemTable {
  private final Table table;

  ItemTable(Table table) {
    this.table = table;
  }

  @Nullable FlowItem get(String subject) {
    byte[] value = table.get(table.key().text(subject));
    try {
      return value == null ? null : FlowItem.fromByteBuffer(ByteBuffer.wrap(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void put(String subject, FlowItem item) {
    try {
      ByteBuffer buffer = item.toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      table.put(table.key().text(subject), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> subjects() {
    return table.below(table.key(), entry -> table.reader(entry.key()).text());
  }

  void delete(String subject) {
    table.delete(table.key().text(subject));
  }
}

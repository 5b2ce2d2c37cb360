package dev.weir.stream.scope.state;

import dev.weir.schema.avro.FlowItem;
import dev.weir.stream.ledger.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of a scope as they were last told to the world. */
public final class ItemTable {
  private final Table table;

  ItemTable(Table table) {
    this.table = table;
  }

  public @Nullable FlowItem get(String subject) {
    byte[] value = table.get(table.key().text(subject));
    try {
      return value == null ? null : FlowItem.fromByteBuffer(ByteBuffer.wrap(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void put(String subject, FlowItem item) {
    try {
      ByteBuffer buffer = item.toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      table.put(table.key().text(subject), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> subjects() {
    return table.below(table.key(), entry -> table.reader(entry.key()).text());
  }

  public void delete(String subject) {
    table.delete(table.key().text(subject));
  }
}

package dev.weir.archive.dataset;

import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemKey;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Versions of items, each with its whole timeline, in the month of their last change. */
final class FlowItems implements Shape<ItemKey, FlowItem> {
  private final Schema schema =
      Versions.columns(dataset(), Columns.uuid())
          .addAll(FlowItem.getClassSchema(), Set.of("item_id", "tenant", Versions.TEAM))
          .schema();
  private final Copy said = new Copy(FlowItem.getClassSchema(), schema);

  @Override
  public String dataset() {
    return "flow_items";
  }

  @Override
  public String folderColumn() {
    return Versions.TEAM;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Set<String> hardlyRepeating() {
    return Set.of(Columns.OFFSET, Versions.VERSION);
  }

  @Override
  public Place fill(GenericRecord row, ItemKey key, @Nullable FlowItem value, At at) {
    Versions.fill(row, key.getTenant(), key.getItemId(), at.offset(), value == null);
    if (value == null) {
      return new Place(at.appendedAt(), null);
    }
    said.copy(value, row);
    return new Place(value.getUpdatedAt(), value.getTeamId());
  }
}

package dev.weir.archive.dataset;

import dev.weir.schema.avro.ItemKey;
import dev.weir.schema.avro.StageTransition;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Versions of entries into stages, in the month of the entry. */
final class StageTransitions implements Shape<ItemKey, StageTransition> {
  private static final String ITEM = "item_id";

  private final Schema schema =
      Versions.columns(dataset(), Schema.create(Schema.Type.STRING))
          .add(ITEM, Columns.uuid())
          .addAll(StageTransition.getClassSchema(), Set.of(ITEM, "tenant", Versions.TEAM))
          .schema();
  private final Copy said = new Copy(StageTransition.getClassSchema(), schema);

  @Override
  public String dataset() {
    return "stage_transitions";
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
  public Place fill(GenericRecord row, ItemKey key, @Nullable StageTransition value, At at) {
    String item = key.getItemId().toString();
    row.put(ITEM, key.getItemId());
    if (value == null) {
      Versions.fill(row, key.getTenant(), item, at.offset(), true);
      return new Place(at.appendedAt(), null);
    }
    said.copy(value, row);
    Versions.fill(row, key.getTenant(), item + "/" + value.getSeq(), at.offset(), false);
    return new Place(value.getTransitionedAt(), value.getTeamId());
  }
}

package dev.weir.archive.dataset;

import dev.weir.schema.avro.Fact;
import dev.weir.schema.avro.FactKey;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Facts. They belong to no team: whose they are depends on the rules. */
final class Facts implements Shape<FactKey, Fact> {
  private final Schema schema =
      new Columns(dataset()).addAll(Fact.getClassSchema(), Set.of()).schema();
  private final Copy said = new Copy(Fact.getClassSchema(), schema);

  @Override
  public String dataset() {
    return "facts";
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
    return Set.of(Columns.OFFSET, "fact_id");
  }

  @Override
  public Place fill(GenericRecord row, FactKey key, @Nullable Fact value, At at) {
    if (value == null) {
      return new Place(at.appendedAt(), null);
    }
    said.copy(value, row);
    return new Place(value.getAt(), null);
  }
}

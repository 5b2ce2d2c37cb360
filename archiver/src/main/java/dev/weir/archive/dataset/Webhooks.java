package dev.weir.archive.dataset;

import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Raw webhooks as they were received: all that it takes to send them through again. */
final class Webhooks implements Shape<ScopeKey, RawWebhook> {
  private static final String SOURCE = "source";
  private static final String SCOPE = "scope";

  private final Schema schema =
      new Columns(dataset())
          .add(SCOPE, Schema.Type.STRING)
          .addAll(RawWebhook.getClassSchema(), Set.of(SOURCE))
          .schema();
  private final Copy said = new Copy(RawWebhook.getClassSchema(), schema);

  @Override
  public String dataset() {
    return "webhooks";
  }

  @Override
  public String folderColumn() {
    return SOURCE;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Set<String> hardlyRepeating() {
    return Set.of(Columns.OFFSET, "delivery_id", "body_sha256", "body");
  }

  @Override
  public Place fill(GenericRecord row, ScopeKey key, @Nullable RawWebhook value, At at) {
    row.put(SCOPE, key.getScope());
    if (value == null) {
      return new Place(at.appendedAt(), key.getSource());
    }
    said.copy(value, row);
    return new Place(value.getReceivedAt(), value.getSource());
  }
}

package dev.weir.sink.flowitem;

import dev.weir.schema.avro.FlowItem;
import dev.weir.sink.batch.Position;
import dev.weir.sink.batch.Provenance;
import java.util.UUID;
import org.jooq.Record;

/**
 * An item as of a record.
 *
 * @param version the record's offset
 */
public record ItemVersion(FlowItem item, long version) {
  /** The item's id. */
  public UUID id() {
    return item.getItemId();
  }

  /** Fills in where a row of the item comes from. */
  public void provenance(Record row) {
    Provenance.into(row, item.getRulesVersion(), version, Position.of(item.getRecord()));
  }
}

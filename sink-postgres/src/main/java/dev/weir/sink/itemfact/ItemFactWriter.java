package dev.weir.sink.itemfact;

import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.TopicWriter;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Facts of items with their effects; a tombstone deletes one. An item that goes takes its facts
 * along by their tombstones, not by a foreign key: its row may be written before or after them.
 */
public final class ItemFactWriter implements TopicWriter<ItemFactKey, ItemFact> {
  @Override
  public String table() {
    return "item_facts";
  }

  @Override
  public void write(DSLContext transaction, List<Received<ItemFactKey, ItemFact>> records) {
    List<ItemFactKey> gone = new ArrayList<>();
    List<Received<ItemFactKey, ItemFact>> held = new ArrayList<>();
    for (Received<ItemFactKey, ItemFact> received : Received.lastOfEachKey(records)) {
      if (received.value() == null) {
        gone.add(received.key());
      } else {
        held.add(received);
      }
    }
    new DeleteItemFacts(transaction).delete(gone);
    new UpsertItemFacts(transaction).upsert(held);
  }
}

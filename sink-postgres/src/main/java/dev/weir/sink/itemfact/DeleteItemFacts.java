package dev.weir.sink.itemfact;

import static dev.weir.sink.jooq.Tables.ITEM_FACTS;

import dev.weir.schema.avro.ItemFactKey;
import dev.weir.sink.text.CleanText;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Deletes facts of items. */
final class DeleteItemFacts {
  private final DSLContext transaction;

  DeleteItemFacts(DSLContext transaction) {
    this.transaction = transaction;
  }

  void delete(List<ItemFactKey> keys) {
    if (!keys.isEmpty()) {
      transaction
          .deleteFrom(ITEM_FACTS)
          .where(
              DSL.row(ITEM_FACTS.FLOW_ITEM_ID, ITEM_FACTS.FACT_ID, ITEM_FACTS.PART)
                  .in(
                      keys.stream()
                          .map(
                              key ->
                                  DSL.row(
                                      key.getItemId(),
                                      key.getFactId(),
                                      CleanText.of(key.getPart())))
                          .toList()))
          .execute();
    }
  }
}

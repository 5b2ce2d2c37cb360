package dev.weir.sink.itemfact;

import static dev.weir.sink.jooq.Tables.ITEM_FACTS;
import static java.util.Objects.requireNonNull;

import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.sink.batch.Position;
import dev.weir.sink.batch.Provenance;
import dev.weir.sink.batch.Received;
import dev.weir.sink.copy.Upsert;
import dev.weir.sink.jooq.tables.records.ItemFactsRecord;
import dev.weir.sink.text.CleanText;
import dev.weir.sink.text.Times;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Inserts facts of items or makes them what they are now. */
final class UpsertItemFacts {
  private static final Upsert<ItemFactsRecord> UPSERT =
      new Upsert<>(
          ITEM_FACTS,
          List.of(ITEM_FACTS.FLOW_ITEM_ID, ITEM_FACTS.FACT_ID, ITEM_FACTS.PART),
          Set.of());

  private final DSLContext transaction;

  UpsertItemFacts(DSLContext transaction) {
    this.transaction = transaction;
  }

  int upsert(List<Received<ItemFactKey, ItemFact>> records) {
    return UPSERT.write(transaction, records.stream().map(UpsertItemFacts::row).toList());
  }

  private static ItemFactsRecord row(Received<ItemFactKey, ItemFact> received) {
    ItemFact fact = requireNonNull(received.value());
    ItemFactsRecord row = new ItemFactsRecord();
    row.setFlowItemId(fact.getItemId());
    row.setFactId(fact.getFactId());
    row.setPart(CleanText.of(fact.getPart()));
    row.setTenantId(fact.getTenant());
    row.setKind(fact.getKind());
    row.setSubject(CleanText.of(fact.getSubject()));
    row.setAt(Times.utc(fact.getAt()));
    row.setValue(CleanText.orNull(fact.getValue()));
    row.setEffect(fact.getEffect());
    row.setStage(fact.getStage());
    row.setRule(fact.getRule());
    row.setReason(CleanText.orNull(fact.getReason()));
    Provenance.into(
        row, fact.getRulesVersion(), received.position().offset(), Position.of(fact.getRecord()));
    return row;
  }
}

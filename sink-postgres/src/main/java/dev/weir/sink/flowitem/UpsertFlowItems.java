package dev.weir.sink.flowitem;

import static dev.weir.sink.jooq.Tables.FLOW_ITEMS;

import dev.weir.schema.avro.FlowItem;
import dev.weir.sink.copy.Upsert;
import dev.weir.sink.jooq.tables.records.FlowItemsRecord;
import dev.weir.sink.text.CleanText;
import dev.weir.sink.text.Json;
import dev.weir.sink.text.Times;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Inserts items or makes them what they are now. */
final class UpsertFlowItems {
  private static final Upsert<FlowItemsRecord> UPSERT =
      new Upsert<>(
          FLOW_ITEMS, List.of(FLOW_ITEMS.ID), Set.of(FLOW_ITEMS.STORY_POINTS, FLOW_ITEMS.METADATA));

  private final DSLContext transaction;

  UpsertFlowItems(DSLContext transaction) {
    this.transaction = transaction;
  }

  int upsert(List<ItemVersion> items) {
    return UPSERT.write(transaction, items.stream().map(UpsertFlowItems::row).toList());
  }

  private static FlowItemsRecord row(ItemVersion version) {
    FlowItem item = version.item();
    FlowItemsRecord row = new FlowItemsRecord();
    row.setId(item.getItemId());
    identity(row, item);
    row.setCurrentStage(item.getCurrentStage());
    row.setStatus(item.getStatus());
    times(row, item);
    row.setReworkCount(item.getReworkCount());
    row.setPostDeliveryRework(item.getPostDeliveryRework());
    row.setLabels(Json.array(item.getLabels()));
    row.setChanges(ChangeList.of(item.getChanges()));
    version.provenance(row);
    return row;
  }

  private static void identity(FlowItemsRecord row, FlowItem item) {
    row.setTenantId(item.getTenant());
    row.setSource(item.getSource());
    row.setInstance(item.getInstance());
    row.setExternalId(item.getExternalId());
    row.setTeamId(item.getTeamId());
    row.setItemType(item.getItemType());
    row.setOrigin(item.getOrigin());
    row.setTitle(CleanText.orNull(item.getTitle()));
    row.setDescription(CleanText.orNull(item.getDescription()));
    row.setUrl(CleanText.orNull(item.getUrl()));
    row.setAuthor(CleanText.orNull(item.getAuthor()));
  }

  private static void times(FlowItemsRecord row, FlowItem item) {
    row.setCreatedAt(Times.utc(item.getCreatedAt()));
    row.setUpdatedAt(Times.utc(item.getUpdatedAt()));
    row.setStartedAt(Times.utcOrNull(item.getStartedAt()));
    row.setCompletedAt(Times.utcOrNull(item.getCompletedAt()));
    row.setCancelledAt(Times.utcOrNull(item.getCancelledAt()));
    row.setCompletionBasis(item.getCompletionBasis());
    row.setActiveSeconds(item.getActiveSeconds());
    row.setWaitSeconds(item.getWaitSeconds());
    row.setBlockedSeconds(item.getBlockedSeconds());
  }
}

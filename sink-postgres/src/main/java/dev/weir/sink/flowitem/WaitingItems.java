package dev.weir.sink.flowitem;

import static dev.weir.sink.jooq.Tables.FLOW_ITEMS;
import static dev.weir.sink.jooq.Tables.FLOW_ITEMS_WAITING;

import dev.weir.schema.avro.FlowItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Items that wait beside the table because another row still bears their name. */
final class WaitingItems {
  private final DSLContext transaction;

  WaitingItems(DSLContext transaction) {
    this.transaction = transaction;
  }

  /** Names that these have been waiting for; nearly always none. */
  List<Name> names(Set<UUID> ids) {
    return transaction
        .select(
            FLOW_ITEMS_WAITING.TENANT_ID,
            FLOW_ITEMS_WAITING.INSTANCE,
            FLOW_ITEMS_WAITING.EXTERNAL_ID)
        .from(FLOW_ITEMS_WAITING)
        .where(FLOW_ITEMS_WAITING.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .fetch(row -> new Name(row.value1(), row.value2(), row.value3()));
  }

  void remove(Set<UUID> ids) {
    transaction
        .deleteFrom(FLOW_ITEMS_WAITING)
        .where(FLOW_ITEMS_WAITING.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .execute();
  }

  /**
   * What waits for a name that nobody bears any more once these have left or have other names;
   * nearly always nothing.
   */
  List<ItemVersion> freedBy(Set<UUID> leaving) {
    List<ItemVersion> waiting = new ArrayList<>();
    transaction
        .select(FLOW_ITEMS_WAITING.ITEM, FLOW_ITEMS_WAITING.ROW_VERSION)
        .from(FLOW_ITEMS_WAITING)
        .whereNotExists(
            transaction
                .selectOne()
                .from(FLOW_ITEMS)
                .where(FLOW_ITEMS.TENANT_ID.eq(FLOW_ITEMS_WAITING.TENANT_ID))
                .and(FLOW_ITEMS.INSTANCE.eq(FLOW_ITEMS_WAITING.INSTANCE))
                .and(FLOW_ITEMS.EXTERNAL_ID.eq(FLOW_ITEMS_WAITING.EXTERNAL_ID))
                .and(FLOW_ITEMS.ID.ne(DSL.all(leaving.toArray(UUID[]::new)))))
        .orderBy(FLOW_ITEMS_WAITING.ID)
        .fetch()
        .forEach(row -> waiting.add(new ItemVersion(read(row.value1()), row.value2())));
    return waiting;
  }

  void add(ItemVersion item) {
    transaction
        .insertInto(FLOW_ITEMS_WAITING)
        .set(FLOW_ITEMS_WAITING.ID, item.id())
        .set(FLOW_ITEMS_WAITING.TENANT_ID, item.item().getTenant())
        .set(FLOW_ITEMS_WAITING.INSTANCE, item.item().getInstance())
        .set(FLOW_ITEMS_WAITING.EXTERNAL_ID, item.item().getExternalId())
        .set(FLOW_ITEMS_WAITING.ITEM, bytes(item.item()))
        .set(FLOW_ITEMS_WAITING.ROW_VERSION, item.version())
        .onConflict(FLOW_ITEMS_WAITING.ID)
        .doUpdate()
        .setAllToExcluded()
        .execute();
  }

  private static byte[] bytes(FlowItem item) {
    try {
      ByteBuffer buffer = item.toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FlowItem read(byte[] bytes) {
    try {
      return FlowItem.fromByteBuffer(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

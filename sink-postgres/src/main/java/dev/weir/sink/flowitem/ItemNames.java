package dev.weir.sink.flowitem;

import static dev.weir.sink.jooq.Tables.FLOW_ITEMS;
import static dev.weir.sink.jooq.Tables.FLOW_ITEMS_WAITING;

import dev.weir.schema.avro.FlowItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.impl.DSL;

/**
 * Sees to it that no two rows of {@code flow_items} bear one name. After a renaming or a transfer
 * the item under its new id, and the end of the one under its old id, lie in different partitions
 * and come in any order. Who comes while the name is taken waits beside the table, and comes in by
 * the transaction that frees the name; in the end one of them has a tombstone.
 */
final class ItemNames {
  private record Name(String tenant, String instance, String externalId) {
    static Name of(FlowItem item) {
      return new Name(item.getTenant(), item.getInstance(), item.getExternalId());
    }

    /** To be locked by, so that who frees a name and who waits for it come one after the other. */
    long lock() {
      return 31L * (31L * tenant.hashCode() + instance.hashCode()) + externalId.hashCode();
    }
  }

  private static final Comparator<ItemVersion> BY_ID = Comparator.comparing(ItemVersion::id);

  private final DSLContext transaction;

  ItemNames(DSLContext transaction) {
    this.transaction = transaction;
  }

  /**
   * Frees the names of items that are gone or have another one by now, and answers which items can
   * be written: those whose names are free, also such as had been waiting for one of these.
   *
   * @param gone ids with a tombstone
   * @param items latest versions, each id once
   */
  List<ItemVersion> settle(Collection<UUID> gone, List<ItemVersion> items) {
    Map<UUID, ItemVersion> coming = new HashMap<>();
    items.forEach(item -> coming.put(item.id(), item));
    Map<UUID, Name> holders = holders(gone, items);
    SortedSet<Long> locks = contested(gone, coming, holders);
    awaited(gone, coming.keySet()).forEach(name -> locks.add(name.lock()));
    if (locks.isEmpty()) {
      return items;
    }
    transaction.fetch(
        "SELECT pg_advisory_xact_lock(name) FROM unnest({0}) AS name",
        DSL.val(locks.toArray(Long[]::new)));
    noLongerWaiting(gone, coming.keySet());
    waiting(gone, coming).forEach(item -> coming.putIfAbsent(item.id(), item));
    return freed(gone, coming, holders(gone, List.copyOf(coming.values())));
  }

  /** Names that ids of this batch have been waiting for; nearly always none. */
  private List<Name> awaited(Collection<UUID> gone, Collection<UUID> coming) {
    Set<UUID> ids = new HashSet<>(gone);
    ids.addAll(coming);
    return transaction
        .select(
            FLOW_ITEMS_WAITING.TENANT_ID,
            FLOW_ITEMS_WAITING.INSTANCE,
            FLOW_ITEMS_WAITING.EXTERNAL_ID)
        .from(FLOW_ITEMS_WAITING)
        .where(FLOW_ITEMS_WAITING.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .fetch(row -> new Name(row.value1(), row.value2(), row.value3()));
  }

  /** Rows that bear a name that is asked for, or are to be written or to go. */
  private Map<UUID, Name> holders(Collection<UUID> gone, List<ItemVersion> items) {
    Set<UUID> ids = new HashSet<>(gone);
    items.forEach(item -> ids.add(item.id()));
    String[] names = items.stream().map(item -> item.item().getExternalId()).toArray(String[]::new);
    Map<UUID, Name> holders = new HashMap<>();
    for (Record4<UUID, String, String, String> row :
        transaction
            .select(
                FLOW_ITEMS.ID, FLOW_ITEMS.TENANT_ID, FLOW_ITEMS.INSTANCE, FLOW_ITEMS.EXTERNAL_ID)
            .from(FLOW_ITEMS)
            .where(FLOW_ITEMS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
            .union(
                transaction
                    .select(
                        FLOW_ITEMS.ID,
                        FLOW_ITEMS.TENANT_ID,
                        FLOW_ITEMS.INSTANCE,
                        FLOW_ITEMS.EXTERNAL_ID)
                    .from(FLOW_ITEMS)
                    .where(FLOW_ITEMS.EXTERNAL_ID.eq(DSL.any(names))))
            .fetch()) {
      holders.put(row.value1(), new Name(row.value2(), row.value3(), row.value4()));
    }
    return holders;
  }

  /** Locks of the names that are freed here, or that several want. */
  private static SortedSet<Long> contested(
      Collection<UUID> gone, Map<UUID, ItemVersion> coming, Map<UUID, Name> holders) {
    SortedSet<Long> locks = new TreeSet<>();
    Map<Name, UUID> claimed = new HashMap<>();
    holders.forEach(
        (id, name) -> {
          ItemVersion now = coming.get(id);
          boolean stays = now == null ? !gone.contains(id) : Name.of(now.item()).equals(name);
          if (stays) {
            claimed.put(name, id);
          } else {
            locks.add(name.lock());
          }
        });
    for (ItemVersion item : coming.values()) {
      Name name = Name.of(item.item());
      UUID other = claimed.putIfAbsent(name, item.id());
      if (other != null && !other.equals(item.id())) {
        locks.add(name.lock());
      }
    }
    return locks;
  }

  private void noLongerWaiting(Collection<UUID> gone, Collection<UUID> coming) {
    Set<UUID> ids = new HashSet<>(gone);
    ids.addAll(coming);
    transaction
        .deleteFrom(FLOW_ITEMS_WAITING)
        .where(FLOW_ITEMS_WAITING.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .execute();
  }

  /** What waits for a name that nobody bears any more once this is done; nearly always nothing. */
  private List<ItemVersion> waiting(Collection<UUID> gone, Map<UUID, ItemVersion> coming) {
    Set<UUID> leaving = new HashSet<>(gone);
    leaving.addAll(coming.keySet());
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

  /** Lets who cannot have its name wait; answers the others. */
  private List<ItemVersion> freed(
      Collection<UUID> gone, Map<UUID, ItemVersion> coming, Map<UUID, Name> holders) {
    Map<Name, UUID> claimed = new HashMap<>();
    holders.forEach(
        (id, name) -> {
          ItemVersion now = coming.get(id);
          if (now == null ? !gone.contains(id) : Name.of(now.item()).equals(name)) {
            claimed.put(name, id);
          }
        });
    List<ItemVersion> written = new ArrayList<>();
    List<UUID> displaced = new ArrayList<>();
    for (ItemVersion item : coming.values().stream().sorted(BY_ID).toList()) {
      UUID id = item.id();
      if (claimed.computeIfAbsent(Name.of(item.item()), name -> id).equals(id)) {
        written.add(item);
        noLongerWaiting(List.of(id), List.of());
      } else {
        await(item);
        displaced.add(id);
      }
    }
    free(coming, holders, displaced);
    return written;
  }

  /** Takes rows away that wait now, and the old names of those that others may take them from. */
  private void free(
      Map<UUID, ItemVersion> coming, Map<UUID, Name> holders, Collection<UUID> displaced) {
    new DeleteFlowItems(transaction).delete(List.copyOf(displaced));
    List<UUID> renamed = new ArrayList<>();
    holders.forEach(
        (id, name) -> {
          ItemVersion now = coming.get(id);
          if (now != null && !Name.of(now.item()).equals(name)) {
            renamed.add(id);
          }
        });
    transaction
        .update(FLOW_ITEMS)
        .set(FLOW_ITEMS.EXTERNAL_ID, FLOW_ITEMS.ID.cast(String.class))
        .where(FLOW_ITEMS.ID.eq(DSL.any(renamed.toArray(UUID[]::new))))
        .execute();
  }

  private void await(ItemVersion item) {
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

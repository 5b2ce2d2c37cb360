package dev.weir.sink.flowitem;

import static dev.weir.sink.jooq.Tables.FLOW_ITEMS;

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
  private static final Comparator<ItemVersion> BY_ID = Comparator.comparing(ItemVersion::id);

  private final DSLContext transaction;
  private final WaitingItems waiting;

  ItemNames(DSLContext transaction) {
    this.transaction = transaction;
    waiting = new WaitingItems(transaction);
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
    waiting.names(ids(gone, coming)).forEach(name -> locks.add(name.lock()));
    if (locks.isEmpty()) {
      return items;
    }
    transaction.fetch(
        "SELECT pg_advisory_xact_lock(name) FROM unnest({0}) AS name",
        DSL.val(locks.toArray(Long[]::new)));
    waiting.remove(ids(gone, coming));
    waiting.freedBy(ids(gone, coming)).forEach(item -> coming.putIfAbsent(item.id(), item));
    return freed(gone, coming, holders(gone, List.copyOf(coming.values())));
  }

  private static Set<UUID> ids(Collection<UUID> gone, Map<UUID, ItemVersion> coming) {
    Set<UUID> ids = new HashSet<>(gone);
    ids.addAll(coming.keySet());
    return ids;
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
    Map<Name, UUID> claimed = claimed(gone, coming, holders);
    SortedSet<Long> locks = new TreeSet<>();
    holders.values().stream()
        .filter(name -> !claimed.containsKey(name))
        .forEach(name -> locks.add(name.lock()));
    for (ItemVersion item : coming.values()) {
      Name name = Name.of(item.item());
      UUID other = claimed.putIfAbsent(name, item.id());
      if (other != null && !other.equals(item.id())) {
        locks.add(name.lock());
      }
    }
    return locks;
  }

  /** Names of rows that keep them. */
  private static Map<Name, UUID> claimed(
      Collection<UUID> gone, Map<UUID, ItemVersion> coming, Map<UUID, Name> holders) {
    Map<Name, UUID> claimed = new HashMap<>();
    holders.forEach(
        (id, name) -> {
          ItemVersion now = coming.get(id);
          if (now == null ? !gone.contains(id) : Name.of(now.item()).equals(name)) {
            claimed.put(name, id);
          }
        });
    return claimed;
  }

  /** Lets who cannot have its name wait; answers the others. */
  private List<ItemVersion> freed(
      Collection<UUID> gone, Map<UUID, ItemVersion> coming, Map<UUID, Name> holders) {
    Map<Name, UUID> claimed = claimed(gone, coming, holders);
    List<ItemVersion> written = new ArrayList<>();
    List<UUID> displaced = new ArrayList<>();
    for (ItemVersion item : coming.values().stream().sorted(BY_ID).toList()) {
      UUID id = item.id();
      if (claimed.computeIfAbsent(Name.of(item.item()), name -> id).equals(id)) {
        written.add(item);
        waiting.remove(Set.of(id));
      } else {
        waiting.add(item);
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
}

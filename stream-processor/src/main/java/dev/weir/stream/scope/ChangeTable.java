package dev.weir.stream.scope;

import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Ledger.Entry;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a scope, by landing and by branch. Production time is monotone in landing time, so
 * the changes that a shipment touches lie together: a walk down from it ends at the first that it
 * leaves alone.
 */
final class ChangeTable {
  private final Table entries;
  private final Table byLanding;
  private final Table byBranch;
  private final Table byTarget;
  private final Table timelines;

  ChangeTable(Table entries, Table byLanding, Table byBranch, Table byTarget, Table timelines) {
    this.timelines = timelines;
    this.entries = entries;
    this.byLanding = byLanding;
    this.byBranch = byBranch;
    this.byTarget = byTarget;
  }

  @Nullable ChangeEntry get(String change) {
    byte[] value = entries.get(entries.key().text(change));
    return value == null ? null : ChangeEntry.read(value);
  }

  void replace(String change, @Nullable ChangeEntry old, ChangeEntry now) {
    if (old != null && old.landedAt() != null && !old.landedAt().equals(now.landedAt())) {
      byLanding.delete(byLanding.key().time(old.landedAt()).text(change));
    }
    if (now.landedAt() != null) {
      byLanding.put(byLanding.key().time(now.landedAt()).text(change), times(now.delivered()));
    }
    move(byBranch, change, old == null ? null : old.branch(), now.branch());
    move(byTarget, change, old == null ? null : old.mergedInto(), now.mergedInto());
    entries.put(entries.key().text(change), now.write());
  }

  /** The change's timeline as it was last put, in the form of {@link Codecs}. */
  byte @Nullable [] timeline(String change) {
    return timelines.get(timelines.key().text(change));
  }

  void putTimeline(String change, byte[] timeline) {
    timelines.put(timelines.key().text(change), timeline);
  }

  /** Changes whose head is a branch. */
  List<String> ofBranch(String branch) {
    return under(byBranch, branch);
  }

  /** Changes that were merged into a branch on which commits do not land. */
  List<String> mergedInto(String branch) {
    return under(byTarget, branch);
  }

  private static List<String> under(Table table, String branch) {
    return table.below(
        table.key().text(branch),
        entry -> {
          KeyReader key = table.reader(entry.key());
          key.text();
          return key.text();
        });
  }

  private static void move(
      Table table, String change, @Nullable String before, @Nullable String now) {
    if (before != null && !before.equals(now)) {
      table.delete(table.key().text(before).text(change));
    }
    if (now != null) {
      table.put(table.key().text(now).text(change), Table.NOTHING);
    }
  }

  /**
   * Changes that landed at or before an instant and were not delivered before another one, going
   * down.
   */
  void undelivered(DoneOn channel, Instant landedUpTo, Instant deliveredFrom, Set<String> into) {
    walkDown(
        landedUpTo,
        (change, delivered) -> {
          Instant at = delivered.get(channel);
          if (at != null && at.isBefore(deliveredFrom)) {
            return false;
          }
          into.add(change);
          return true;
        });
  }

  /** Changes that landed at or after an instant and before another. */
  List<String> landed(@Nullable Instant from, Instant before) {
    List<String> found = new ArrayList<>();
    Key start = from == null ? byLanding.key() : byLanding.key().time(from);
    try (Entries landed = byLanding.from(start, byLanding.key())) {
      while (landed.hasNext()) {
        KeyReader key = byLanding.reader(landed.next().key());
        if (!key.time().isBefore(before)) {
          break;
        }
        found.add(key.text());
      }
    }
    return found;
  }

  private void walkDown(Instant landedUpTo, BiPredicate<String, Map<DoneOn, Instant>> visitor) {
    try (Entries down = byLanding.downFrom(byLanding.key().time(landedUpTo), byLanding.key())) {
      boolean on = true;
      while (on && down.hasNext()) {
        Entry entry = down.next();
        KeyReader key = byLanding.reader(entry.key());
        key.time();
        on = visitor.test(key.text(), times(entry.value()));
      }
    }
  }

  private static byte[] times(Map<DoneOn, Delivered> delivered) {
    WireWriter out = new WireWriter();
    for (DoneOn channel : DoneOn.values()) {
      Delivered d = delivered.get(channel);
      out.maybe(d == null ? null : d.at(), WireWriter::time);
    }
    return out.bytes();
  }

  private static Map<DoneOn, Instant> times(byte[] value) {
    WireReader in = new WireReader(value);
    Map<DoneOn, Instant> times = new EnumMap<>(DoneOn.class);
    for (DoneOn channel : DoneOn.values()) {
      Instant at = in.maybe(WireReader::time);
      if (at != null) {
        times.put(channel, at);
      }
    }
    return times;
  }
}

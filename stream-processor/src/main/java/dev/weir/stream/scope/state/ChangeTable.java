package dev.weir.stream.scope.state;

import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Ledger.Entry;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.object.Tenure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a scope, by service and landing, and by branch. In each service production time is
 * monotone in landing time, so the changes that a deployment touches lie together: a walk down from
 * it ends at the first that it leaves alone.
 */
public final class ChangeTable {
  private static final char ALL = 'a';
  private static final char SERVICE = 's';

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

  public @Nullable ChangeEntry get(String change) {
    byte[] value = entries.get(entries.key().text(change));
    return value == null ? null : ChangeEntry.read(value);
  }

  public void replace(String change, @Nullable ChangeEntry old, ChangeEntry now) {
    moveLandings(change, old, now);
    moveBranch(old, now);
    moveTarget(change, old, now);
    entries.put(entries.key().text(change), now.write());
  }

  /** The change's timeline as it was last put, in the form of {@link Codecs}. */
  public byte @Nullable [] timeline(String change) {
    return timelines.get(timelines.key().text(change));
  }

  /** Puts it where it is not as it was. */
  public void putTimeline(String change, byte[] timeline) {
    if (!Arrays.equals(timeline, timeline(change))) {
      timelines.put(timelines.key().text(change), timeline);
    }
  }

  private void moveBranch(@Nullable ChangeEntry old, ChangeEntry now) {
    String change = now.tenure().change();
    if (old != null && old.branch() != null && !old.branch().equals(now.branch())) {
      byBranch.delete(byBranch.key().text(old.branch()).text(change));
    }
    boolean same =
        old != null
            && now.tenure().equals(old.tenure())
            && Objects.equals(now.branch(), old.branch());
    if (now.branch() != null && !same) {
      WireWriter tenure = new WireWriter();
      now.tenure().write(tenure);
      byBranch.put(byBranch.key().text(now.branch()).text(change), tenure.bytes());
    }
  }

  private void moveTarget(String change, @Nullable ChangeEntry old, ChangeEntry now) {
    Key before = old == null ? null : targetKey(change, old);
    if (before != null) {
      byTarget.delete(before);
    }
    Key key = targetKey(change, now);
    if (key != null) {
      byTarget.put(key, Table.NOTHING);
    }
  }

  private @Nullable Key targetKey(String change, ChangeEntry entry) {
    return entry.mergedInto() == null || entry.mergedAt() == null
        ? null
        : byTarget.key().text(entry.mergedInto()).time(entry.mergedAt()).text(change);
  }

  /** Tenures of the changes whose head is a branch. */
  public List<Tenure> ofBranch(String branch) {
    return byBranch.below(
        byBranch.key().text(branch), entry -> Tenure.read(new WireReader(entry.value())));
  }

  /** Changes that were merged at or after an instant into a branch on which commits do not land. */
  public List<String> mergedInto(String branch, @Nullable Instant from) {
    List<String> found = new ArrayList<>();
    Key prefix = byTarget.key().text(branch);
    Key start = byTarget.key().text(branch);
    try (Entries merged = byTarget.from(from == null ? start : start.time(from), prefix)) {
      while (merged.hasNext()) {
        KeyReader key = byTarget.reader(merged.next().key());
        key.text();
        key.time();
        found.add(key.text());
      }
    }
    return found;
  }

  /**
   * Changes that landed at or before an instant and were not brought to a service before another
   * one, going down.
   */
  public void undelivered(
      String service, Instant landedUpTo, Instant deliveredFrom, Set<String> into) {
    walkDown(
        byLanding.key().tag(SERVICE).text(service),
        byLanding.key().tag(SERVICE).text(service).time(landedUpTo),
        value -> new WireReader(value).maybe(WireReader::time),
        deliveredFrom,
        into);
  }

  /** The same of releases or tags, which are the whole repository's, but what needs none. */
  public void unreleased(
      DoneOn channel, Instant landedUpTo, Instant deliveredFrom, Set<String> into) {
    walkDown(
        byLanding.key().tag(ALL),
        byLanding.key().tag(ALL).time(landedUpTo),
        value -> times(value).get(channel),
        deliveredFrom,
        into);
  }

  private void walkDown(
      Key prefix,
      Key last,
      Function<byte[], @Nullable Instant> time,
      Instant deliveredFrom,
      Set<String> into) {
    int service = prefix.bytes().length - byLanding.key().bytes().length;
    try (Entries down = byLanding.downFrom(last, prefix)) {
      while (down.hasNext()) {
        Entry entry = down.next();
        Instant at = time.apply(entry.value());
        if (at != null && at.isBefore(deliveredFrom)) {
          return;
        }
        KeyReader key = byLanding.reader(entry.key(), service);
        key.time();
        into.add(key.text());
      }
    }
  }

  /** Changes that touch a service and landed at or after an instant and before another. */
  public List<String> landed(String service, @Nullable Instant from, Instant before) {
    List<String> found = new ArrayList<>();
    Key prefix = byLanding.key().tag(SERVICE).text(service);
    Key start = byLanding.key().tag(SERVICE).text(service);
    try (Entries landed = byLanding.from(from == null ? start : start.time(from), prefix)) {
      while (landed.hasNext()) {
        KeyReader key = byLanding.reader(landed.next().key(), 1);
        key.text();
        if (!key.time().isBefore(before)) {
          break;
        }
        found.add(key.text());
      }
    }
    return found;
  }

  private void moveLandings(String change, @Nullable ChangeEntry old, ChangeEntry now) {
    if (old != null && old.landedAt() != null) {
      Instant was = old.landedAt();
      boolean moved = !was.equals(now.landedAt());
      if (moved || now.services().isEmpty()) {
        byLanding.delete(byLanding.key().tag(ALL).time(was).text(change));
      }
      old.services().keySet().stream()
          .filter(service -> moved || !now.services().containsKey(service))
          .forEach(service -> byLanding.delete(serviceKey(service, was, change)));
    }
    if (now.landedAt() != null) {
      Instant is = now.landedAt();
      ChangeEntry stood = old != null && is.equals(old.landedAt()) ? old : null;
      byte[] times = times(now.delivered());
      if (!now.services().isEmpty()
          && (stood == null
              || stood.services().isEmpty()
              || !Arrays.equals(times, times(stood.delivered())))) {
        byLanding.put(byLanding.key().tag(ALL).time(is).text(change), times);
      }
      now.services()
          .forEach(
              (service, in) -> {
                ServiceArrival before = stood == null ? null : stood.services().get(service);
                if (before == null || !Objects.equals(before.at(), in.at())) {
                  byLanding.put(
                      serviceKey(service, is, change),
                      new WireWriter().maybe(in.at(), WireWriter::time).bytes());
                }
              });
    }
  }

  private Key serviceKey(String service, Instant landedAt, String change) {
    return byLanding.key().tag(SERVICE).text(service).time(landedAt).text(change);
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

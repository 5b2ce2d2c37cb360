package dev.weir.stream.scope.state;

import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.object.Tenure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of a change, so that its old version can be taken away where a new one comes.
 *
 * @param commits it waits for
 * @param landing those of them that it lands with: merge commit and head
 * @param branch its head's branch, where that is in this repository
 * @param mergedInto the branch that took it in, where commits do not land on that
 * @param tenure from when to when it had its branch
 * @param services each that it touches, and how it came to its production
 * @param leadTime change lead time where it was delivered by deployment inside the records
 * @param hotfixOf services whose deployment that delivered it is a hotfix by it
 * @param reverts what it reverts: commits and changes
 * @param names items that it names
 */
public record ChangeEntry(
    @Nullable Instant landedAt,
    List<String> commits,
    List<String> landing,
    @Nullable String branch,
    @Nullable String mergedInto,
    @Nullable Instant mergedAt,
    Tenure tenure,
    Map<DoneOn, Delivered> delivered,
    SortedMap<String, ServiceArrival> services,
    @Nullable LeadTime leadTime,
    SortedSet<String> hotfixOf,
    SortedSet<String> reverts,
    SortedSet<String> names) {

  /** How long it took, counted with each of its services when the last of them had it. */
  public record LeadTime(Instant at, Duration time) {
    void write(WireWriter out) {
      out.time(at).number(time.toMillis());
    }

    static LeadTime read(WireReader in) {
      return new LeadTime(in.time(), Duration.ofMillis(in.number()));
    }
  }

  byte[] write() {
    WireWriter out =
        new WireWriter()
            .maybe(landedAt, WireWriter::time)
            .list(commits, WireWriter::text)
            .list(landing, WireWriter::text)
            .maybe(branch, WireWriter::text)
            .maybe(mergedInto, WireWriter::text)
            .maybe(mergedAt, WireWriter::time);
    tenure.write(out);
    Codecs.delivered(out, delivered);
    out.list(services.entrySet(), (o, in) -> in.getValue().write(o.text(in.getKey())));
    return out.maybe(leadTime, (o, lead) -> lead.write(o))
        .list(hotfixOf, WireWriter::text)
        .list(reverts, WireWriter::text)
        .list(names, WireWriter::text)
        .bytes();
  }

  static ChangeEntry read(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new ChangeEntry(
        in.maybe(WireReader::time),
        in.list(WireReader::text),
        in.list(WireReader::text),
        in.maybe(WireReader::text),
        in.maybe(WireReader::text),
        in.maybe(WireReader::time),
        Tenure.read(in),
        Codecs.delivered(in),
        services(in),
        in.maybe(LeadTime::read),
        new TreeSet<>(in.list(WireReader::text)),
        new TreeSet<>(in.list(WireReader::text)),
        new TreeSet<>(in.list(WireReader::text)));
  }

  private static SortedMap<String, ServiceArrival> services(WireReader in) {
    SortedMap<String, ServiceArrival> services = new TreeMap<>();
    int size = in.integer();
    for (int i = 0; i < size; i++) {
      services.put(in.text(), ServiceArrival.read(in));
    }
    return services;
  }
}

package dev.weir.stream.scope;

import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is noted of a change, so that its old version can be taken away where a new one comes.
 *
 * @param commits it waits for: merge commit and head
 * @param branch its head's branch, where that is in this repository
 * @param mergedInto the branch that took it in, where commits do not land on that
 * @param tenure from when to when it had its branch
 * @param leadTime change lead time where it was delivered by deployment inside the records
 * @param names items that it names
 */
record ChangeEntry(
    @Nullable Instant landedAt,
    List<String> commits,
    @Nullable String branch,
    @Nullable String mergedInto,
    @Nullable Instant mergedAt,
    Tenure tenure,
    Map<DoneOn, Delivered> delivered,
    @Nullable Duration leadTime,
    SortedSet<String> names) {

  byte[] write() {
    WireWriter out =
        new WireWriter()
            .maybe(landedAt, WireWriter::time)
            .list(commits, WireWriter::text)
            .maybe(branch, WireWriter::text)
            .maybe(mergedInto, WireWriter::text)
            .maybe(mergedAt, WireWriter::time);
    tenure.write(out);
    Codecs.delivered(out, delivered);
    return out.maybe(leadTime, (o, lead) -> o.number(lead.toMillis()))
        .list(names, WireWriter::text)
        .bytes();
  }

  static ChangeEntry read(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new ChangeEntry(
        in.maybe(WireReader::time),
        in.list(WireReader::text),
        in.maybe(WireReader::text),
        in.maybe(WireReader::text),
        in.maybe(WireReader::time),
        Tenure.read(in),
        Codecs.delivered(in),
        in.maybe(i -> Duration.ofMillis(i.number())),
        new TreeSet<>(in.list(WireReader::text)));
  }
}

package dev.weir.stream.team;

import dev.weir.schema.avro.Span;
import dev.weir.schema.avro.TeamItem;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work items from Avro, and to and from their stored form. */
final class WorkItems {
  private WorkItems() {}

  /**
   * The item that a record tells.
   *
   * @throws IllegalArgumentException if a time lies outside the years 2000 to 9999
   */
  static WorkItem from(TeamItem item) {
    return new WorkItem(
        ItemType.named(item.getItemType()),
        !item.getOrigin().equals("bot"),
        item.getCreatedAt().toEpochMilli(),
        millis(item.getStartedAt()),
        millis(item.getCompletedAt()),
        millis(item.getCancelledAt()),
        item.getBeforeRecords(),
        orZero(item.getActiveSeconds()),
        orZero(item.getWaitSeconds()),
        item.getLoad().stream().map(WorkItems::span).toList(),
        item.getEnded().stream().map(WorkItems::span).toList(),
        item.getReworkAt().stream().map(Instant::toEpochMilli).toList());
  }

  static byte[] pack(WorkItem item) {
    WireWriter out =
        new WireWriter()
            .number(item.type().code())
            .flag(item.human())
            .number(item.createdAt())
            .optional(item.startedAt())
            .optional(item.completedAt())
            .optional(item.cancelledAt())
            .flag(item.beforeRecords())
            .number(item.activeSeconds())
            .number(item.waitSeconds());
    pack(out, item.load());
    pack(out, item.ended());
    out.number(item.reworkAt().size());
    item.reworkAt().forEach(out::number);
    return out.bytes();
  }

  static WorkItem unpack(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new WorkItem(
        ItemType.coded(in.number()),
        in.flag(),
        in.number(),
        in.optional(),
        in.optional(),
        in.optional(),
        in.flag(),
        in.number(),
        in.number(),
        spans(in),
        spans(in),
        times(in));
  }

  private static void pack(WireWriter out, List<LoadSpan> spans) {
    out.number(spans.size());
    spans.forEach(span -> out.number(span.enteredAt()).number(span.leftAt()));
  }

  private static List<LoadSpan> spans(WireReader in) {
    return in.list(span -> new LoadSpan(span.number(), span.number()));
  }

  private static List<Long> times(WireReader in) {
    return in.list(WireReader::number);
  }

  private static LoadSpan span(Span span) {
    Long left = millis(span.getLeftAt());
    return new LoadSpan(span.getEnteredAt().toEpochMilli(), left == null ? LoadSpan.LASTING : left);
  }

  private static @Nullable Long millis(@Nullable Instant time) {
    return time == null ? null : time.toEpochMilli();
  }

  private static long orZero(@Nullable Long seconds) {
    return seconds == null ? 0 : seconds;
  }
}

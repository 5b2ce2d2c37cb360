package dev.weir.sink.offset;

import static dev.weir.sink.jooq.Tables.SINK_OFFSETS;

import org.apache.kafka.common.TopicPartition;
import org.jooq.DSLContext;

/** Reads a partition's place; a partition never seen before gets one at its beginning. */
public final class ClaimOffset {
  private final DSLContext session;

  public ClaimOffset(DSLContext session) {
    this.session = session;
  }

  /** The offset of the next record to read. */
  public long claim(String topicId, TopicPartition partition, long beginning) {
    session
        .insertInto(SINK_OFFSETS)
        .columns(
            SINK_OFFSETS.TOPIC_ID, SINK_OFFSETS.PARTITION, SINK_OFFSETS.TOPIC, SINK_OFFSETS.NEXT)
        .values(topicId, partition.partition(), partition.topic(), beginning)
        .onConflict(SINK_OFFSETS.TOPIC_ID, SINK_OFFSETS.PARTITION)
        .doNothing()
        .execute();
    return session
        .select(SINK_OFFSETS.NEXT)
        .from(SINK_OFFSETS)
        .where(SINK_OFFSETS.TOPIC_ID.eq(topicId))
        .and(SINK_OFFSETS.PARTITION.eq(partition.partition()))
        .fetchSingle(SINK_OFFSETS.NEXT);
  }
}

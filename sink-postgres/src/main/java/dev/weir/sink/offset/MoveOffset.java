package dev.weir.sink.offset;

import static dev.weir.sink.jooq.Tables.SINK_OFFSETS;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Moves a partition's place from where it must be. The first statement of each transaction. */
public final class MoveOffset {
  private final DSLContext transaction;

  public MoveOffset(DSLContext transaction) {
    this.transaction = transaction;
  }

  /**
   * Moves the place.
   *
   * @throws FencedException if it is not where it was expected
   */
  public void move(String topicId, int partition, long expected, long next) {
    int moved =
        transaction
            .update(SINK_OFFSETS)
            .set(SINK_OFFSETS.NEXT, next)
            .set(SINK_OFFSETS.UPDATED_AT, DSL.currentOffsetDateTime())
            .where(SINK_OFFSETS.TOPIC_ID.eq(topicId))
            .and(SINK_OFFSETS.PARTITION.eq(partition))
            .and(SINK_OFFSETS.NEXT.eq(expected))
            .execute();
    if (moved != 1) {
      throw new FencedException(
          "partition " + partition + " of topic " + topicId + " does not stand at " + expected);
    }
  }
}

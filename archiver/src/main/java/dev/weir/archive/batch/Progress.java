package dev.weir.archive.batch;

import org.jspecify.annotations.Nullable;

/**
 * How far a partition is archived. Each version of it is written under the condition that the one
 * before it is still there, so that of two writers one goes on and the other learns of it.
 *
 * @param version from 1
 * @param topicId Kafka's id: a topic of the same name that was made anew has another
 * @param next everything below this offset is archived and was read back
 * @param rows how many rows that are
 * @param appendedAtMillis when the last of them was appended to the log; 0 without any
 * @param pending what is being written of the records that follow
 */
public record Progress(
    long version,
    String topic,
    int partition,
    String topicId,
    long next,
    long rows,
    long appendedAtMillis,
    @Nullable Plan pending) {
  static Progress beginning(PartitionName name, String topicId, long first) {
    return new Progress(1, name.topic(), name.partition(), topicId, first, 0, 0, null);
  }

  Progress planned(Plan plan) {
    return new Progress(version + 1, topic, partition, topicId, next, rows, appendedAtMillis, plan);
  }

  Progress completed(Plan plan) {
    return new Progress(
        version + 1,
        topic,
        partition,
        topicId,
        plan.next(),
        rows + plan.rows(),
        Math.max(appendedAtMillis, plan.appendedAtMillis()),
        null);
  }

  /** Past offsets that hold nothing for readers. */
  Progress moved(long to) {
    return new Progress(version + 1, topic, partition, topicId, to, rows, appendedAtMillis, null);
  }
}

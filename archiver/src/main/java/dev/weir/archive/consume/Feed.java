package dev.weir.archive.consume;

import dev.weir.archive.batch.AnotherLogException;
import dev.weir.archive.batch.PartitionArchive;
import dev.weir.archive.batch.Progress;
import dev.weir.archive.batch.TakenOverException;
import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.archive.watermark.Watermarks.Mark;
import dev.weir.failure.Retry;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One partition on its way to the archive: when it is due, and what failed. For one thread. */
final class Feed {
  private static final Logger log = LoggerFactory.getLogger(Feed.class);

  private final TopicPartition partition;
  private final boolean inOrderOfTime;
  private final PartitionArchive archive;
  private final KafkaSource source;
  private final Schedule schedule;
  private final Retry retry;
  private final ArchiveMetrics metrics;
  private @Nullable Progress stands;
  private @Nullable String trouble;
  private boolean failing;
  private Instant completeTo = Instant.EPOCH;

  /**
   * A partition of which nothing is known yet.
   *
   * @param inOrderOfTime whether the log says when records were appended
   */
  Feed(
      TopicPartition partition,
      boolean inOrderOfTime,
      PartitionArchive archive,
      KafkaSource source,
      Schedule schedule,
      Retry retry,
      ArchiveMetrics metrics) {
    this.partition = partition;
    this.inOrderOfTime = inOrderOfTime;
    this.archive = archive;
    this.source = source;
    this.schedule = schedule;
    this.retry = retry;
    this.metrics = metrics;
  }

  TopicPartition partition() {
    return partition;
  }

  PartitionArchive archive() {
    return archive;
  }

  /** Why the partition cannot be archived at all. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /**
   * Looks at what waits.
   *
   * @param committed offset after the last committed record
   * @param end offset after the last record
   * @param asked when the end was asked for
   */
  void look(long committed, long end, boolean now, Instant asked) {
    Progress known = stands;
    if (known == null) {
      return;
    }
    metrics.lag(partition.topic(), partition.partition(), Math.max(0, end - known.next()));
    schedule.look(known.next(), committed, now, asked);
    if (known.next() >= end) {
      completeTo = asked;
    } else if (inOrderOfTime && completeTo.toEpochMilli() < known.appendedAtMillis()) {
      completeTo = Instant.ofEpochMilli(known.appendedAtMillis());
    }
  }

  /** What is archived, if that is known. */
  Optional<Mark> mark() {
    Progress known = stands;
    return known == null
        ? Optional.empty()
        : Optional.of(new Mark(known.next(), known.rows(), completeTo));
  }

  /** The offset that is archived next; before anything is known 0. */
  long next() {
    return stands == null ? 0 : stands.next();
  }

  /**
   * Archives one batch if it is due.
   *
   * @return whether there may be more to do at once
   */
  boolean advance() {
    Progress known = stands;
    boolean due = known == null || known.pending() != null || schedule.isDue(known.next());
    if (!due || !retry.isDue()) {
      return false;
    }
    try {
      Progress now = known == null ? archive.progress() : stepped();
      stands = now;
      trouble = null;
      failing = false;
      retry.succeeded();
      schedule.archived(now.next());
      return now.pending() != null || schedule.isDue(now.next());
    } catch (TakenOverException e) {
      log.info("{}: {}", partition, e.getMessage());
      metrics.takenOver(archive.name().dataset());
    } catch (AnotherLogException e) {
      trouble = String.valueOf(e.getMessage());
      log.error("{}: {}", partition, trouble);
    } catch (RuntimeException e) {
      failed(e);
      metrics.failed(archive.name().dataset());
    }
    archive.forget();
    stands = null;
    retry.failed();
    return false;
  }

  /** One failure is common, as of a connection that the server has closed: a second one is news. */
  private void failed(RuntimeException failure) {
    log.atLevel(failing ? Level.WARN : Level.INFO)
        .log("{} waits at {}: {}", partition, next(), failure.toString());
    log.debug("{}", partition, failure);
    failing = true;
  }

  private Progress stepped() {
    long before = archive.progress().rows();
    archive.step();
    Progress now = archive.progress();
    schedule.observe(now.rows() - before, source.lastBytes());
    return now;
  }
}

package dev.weir.archive.consume;

import dev.weir.archive.object.StoreException;
import dev.weir.archive.watermark.Watermarks;
import dev.weir.topic.Cluster;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker's archiving of its partitions, until something about the topics changes. */
final class Session {
  private static final Logger log = LoggerFactory.getLogger(Session.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int BATCHES_IN_A_ROW = 4;

  private final Cluster cluster;
  private final List<Feed> feeds;
  private final Map<String, Integer> partitionCounts;
  private final Watermarks watermarks;
  private final Clock clock;
  private Instant looked = Instant.EPOCH;

  Session(
      Cluster cluster,
      List<Feed> feeds,
      Map<String, Integer> partitionCounts,
      Watermarks watermarks,
      Clock clock) {
    this.cluster = cluster;
    this.feeds = feeds;
    this.partitionCounts = partitionCounts;
    this.watermarks = watermarks;
    this.clock = clock;
  }

  private List<TopicPartition> partitions() {
    return feeds.stream().map(Feed::partition).toList();
  }

  /**
   * Archives what is due, some batches a partition.
   *
   * @param everything whether all that waits is due
   * @param stopping asked between two batches
   * @return whether there may be more to do at once
   */
  boolean step(boolean everything, BooleanSupplier stopping) {
    Instant now = clock.instant();
    if (everything || Duration.between(looked, now).compareTo(LOOK) >= 0) {
      look(everything);
    }
    boolean knew = knowsAll();
    boolean more = false;
    for (Feed feed : feeds) {
      if (stopping.getAsBoolean()) {
        return false;
      }
      more |= advanced(feed, stopping);
    }
    if (!knew && knowsAll()) {
      looked = Instant.EPOCH;
    }
    report();
    return more;
  }

  /**
   * Stays with a partition for some batches, so that what the consumer has fetched ahead is used.
   */
  private static boolean advanced(Feed feed, BooleanSupplier stopping) {
    boolean more = true;
    for (int batch = 0; more && batch < BATCHES_IN_A_ROW && !stopping.getAsBoolean(); batch++) {
      more = feed.advance();
    }
    return more;
  }

  /** Whether it is known of every partition how far it is archived. */
  private boolean knowsAll() {
    return feeds.stream().allMatch(feed -> feed.mark().isPresent());
  }

  private void look(boolean everything) {
    Instant asked = clock.instant();
    List<TopicPartition> partitions = partitions();
    Map<TopicPartition, Long> ends = cluster.ends(partitions);
    Map<TopicPartition, Long> committed = cluster.committedEnds(partitions);
    for (Feed feed : feeds) {
      long end = ends.getOrDefault(feed.partition(), 0L);
      feed.look(committed.getOrDefault(feed.partition(), end), end, everything, asked);
    }
    looked = asked;
  }

  private void report() {
    for (Feed feed : feeds) {
      feed.mark()
          .ifPresent(
              mark ->
                  watermarks.reached(
                      feed.archive().name(),
                      partitionCounts.getOrDefault(feed.partition().topic(), 0),
                      mark));
    }
    try {
      watermarks.write();
    } catch (StoreException e) {
      log.warn("a watermark waits: {}", e.getMessage());
    }
  }

  /** Whether everything that was committed when it was looked at is archived. */
  boolean isCaughtUp() {
    look(false);
    Map<TopicPartition, Long> committed = cluster.committedEnds(partitions());
    return feeds.stream()
        .allMatch(
            feed ->
                feed.mark().isPresent()
                    && feed.next() >= committed.getOrDefault(feed.partition(), 0L));
  }

  /** Why something is not archived, if something is not. */
  Optional<String> trouble() {
    return feeds.stream().map(Feed::trouble).flatMap(Optional::stream).findFirst();
  }
}

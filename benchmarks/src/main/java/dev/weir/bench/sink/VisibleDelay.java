package dev.weir.bench.sink;

import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemKey;
import dev.weir.standalone.terminal.Progress;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * How long items take from Kafka's acknowledgement until a statement counts them, at a low rate.
 * The first that is acknowledged is taken for the first that is seen: with records on their way at
 * once, which is which makes no difference to the middle. For one thread.
 */
final class VisibleDelay {
  private static final int PER_SECOND = 100;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final Topics topics;
  private final Database database;
  private final Records records = new Records();
  private final Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
  private int sent;
  private int seen;

  VisibleDelay(Topics topics, Database database) {
    this.topics = topics;
    this.database = database;
  }

  /**
   * Sends items and waits for them, once.
   *
   * @return the delays in milliseconds, sorted, without those of the first quarter
   * @throws IllegalStateException when one is not seen for a minute
   */
  double[] millis(int count, Progress progress) throws SQLException {
    long[] delays = new long[count];
    try (Topics.Sender<ItemKey, FlowItem> sender = topics.sender(topics.catalogue().flowItems())) {
      long begun = System.nanoTime();
      while (seen < count) {
        long elapsed = System.nanoTime() - begun;
        if (elapsed > due(count) + PATIENCE_NANOS) {
          throw new IllegalStateException("%,d of %,d items were seen".formatted(seen, count));
        }
        send(sender, Math.min(count, elapsed / due(1)));
        look(delays);
        progress.count("items seen", seen, count);
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
    progress.finished();
    return LongStream.of(delays).skip(count / 4).sorted().mapToDouble(n -> n / 1e6).toArray();
  }

  private void send(Topics.Sender<ItemKey, FlowItem> sender, long due) {
    for (; sent < due; sent++) {
      sender.send(
          records.itemKey(sent), records.item(sent), () -> acknowledged.add(System.nanoTime()));
    }
  }

  /** Who is seen before its acknowledgement came back is counted with the next look. */
  private void look(long[] delays) throws SQLException {
    long visible = database.number("SELECT count(*) FROM flow_items");
    long looked = System.nanoTime();
    while (seen < visible && !acknowledged.isEmpty()) {
      delays[seen++] = looked - acknowledged.remove();
    }
  }

  private static long due(int number) {
    return TimeUnit.SECONDS.toNanos(1) / PER_SECOND * number;
  }
}

package dev.weir.bench.pipeline;

import dev.weir.standalone.delivery.RecordedDelivery;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads deliveries ahead of their time, by a thread of its own. Bounded. */
final class Ahead implements AutoCloseable {
  private static final int MOST = 500;

  private final BlockingQueue<RecordedDelivery> read = new ArrayBlockingQueue<>(MOST);
  private final Thread thread;
  private volatile boolean ended;
  private volatile @Nullable IOException failure;

  Ahead(Load load) {
    thread = new Thread(() -> read(load), "bench-deliveries");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(Load load) {
    try {
      load.forEach(read::put);
    } catch (IOException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ended = true;
  }

  /**
   * The next one; null after the last.
   *
   * @throws IllegalStateException if they cannot be read
   */
  @Nullable RecordedDelivery next() throws InterruptedException {
    while (true) {
      boolean last = ended;
      RecordedDelivery next = last ? read.poll() : read.poll(10, TimeUnit.MILLISECONDS);
      if (next != null || last) {
        if (failure != null) {
          throw new IllegalStateException("the deliveries cannot be read", failure);
        }
        return next;
      }
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

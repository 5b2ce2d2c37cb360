package dev.weir.bench.pipeline;

import dev.weir.standalone.delivery.RecordedDelivery;
import dev.weir.standalone.send.Answer;
import dev.weir.standalone.send.GatewayClient;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends at a rate whatever becomes of what was sent before: the n-th delivery is due n ÷ rate after
 * the first, and times count from when it was due, so that a system that stands still is charged
 * for all that should have come meanwhile. It waits only when so many are under way that a gateway
 * would refuse more connections. For one thread.
 */
final class OpenLoop {
  private static final int MOST_UNDER_WAY = 512;

  private final GatewayClient client;
  private final AtomicLong accepted = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicReference<@Nullable Answer> firstRefusal = new AtomicReference<>();
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
  private long sent;

  /** What to send next, told when it is due, by {@link System#nanoTime}; null ends it. */
  interface Next {
    @Nullable RecordedDelivery at(long dueNanos) throws InterruptedException;
  }

  OpenLoop(GatewayClient client) {
    this.client = client;
  }

  /**
   * Sends for a time.
   *
   * @param goesOn asked before each with how many nanoseconds have passed
   * @return nanoseconds by which the sender itself was late at most
   */
  long send(double perSecond, Next next, LongPredicate goesOn) throws InterruptedException {
    long start = System.nanoTime();
    long latest = 0;
    for (long n = 0; goesOn.test(System.nanoTime() - start); n++) {
      long due = start + Math.round(n / perSecond * 1e9);
      RecordedDelivery delivery = next.at(due);
      if (delivery == null) {
        break;
      }
      long wait = due - System.nanoTime();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      } else {
        latest = Math.max(latest, -wait);
      }
      post(delivery);
    }
    return latest;
  }

  // The outcome never fails, and each is counted.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void post(RecordedDelivery delivery) throws InterruptedException {
    underWay.acquire();
    sent++;
    client.send(delivery).thenAccept(this::count);
  }

  private void count(Answer answer) {
    underWay.release();
    if (answer instanceof Answer.Accepted) {
      accepted.incrementAndGet();
    } else {
      firstRefusal.compareAndSet(null, answer);
      refused.incrementAndGet();
    }
  }

  /**
   * How many were accepted, once each is answered.
   *
   * @throws IllegalStateException if one was not, or has no answer within two minutes
   */
  long accepted() throws InterruptedException {
    long begun = System.nanoTime();
    while (accepted.get() + refused.get() < sent) {
      if (System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(2)) {
        throw new IllegalStateException("some deliveries have no answer after two minutes");
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    if (refused.get() > 0) {
      throw new IllegalStateException(
          "%,d of %,d deliveries were not accepted, the first: %s"
              .formatted(refused.get(), sent, firstRefusal.get()));
    }
    return accepted.get();
  }
}

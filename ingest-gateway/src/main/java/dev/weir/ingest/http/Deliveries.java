package dev.weir.ingest.http;

import dev.weir.ingest.metrics.IngestMetrics;
import dev.weir.ingest.publish.Publication;
import dev.weir.ingest.publish.Publisher;
import dev.weir.ingest.webhook.Delivery;
import dev.weir.ingest.webhook.Verdict;
import dev.weir.ingest.webhook.WebhookFormat;
import dev.weir.ingest.webhook.WebhookRequest;
import dev.weir.log.LinesPerSecond;
import dev.weir.log.LogContext;
import dev.weir.trace.TraceParent;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a whole request to its answer: verify, read, publish, wait for the acknowledgement. Usual
 * bodies take some 50 µs, which is less than to hand them over: the caller's thread does it. Larger
 * ones have threads of their own. Waiting takes no thread. Thread-safe.
 */
final class Deliveries implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final int MAX_WAITING = 16_384;

  /** Bodies above this would keep an event loop from its other connections. */
  private static final int USUAL_BYTES = 64 * 1024;

  /** Bodies above this are handled one at a time: what is made of them takes memory too. */
  private static final int LARGE_BYTES = 1024 * 1024;

  private final Publisher publisher;
  private final IngestMetrics metrics;
  private final LinesPerSecond told;
  private final ThreadPoolExecutor threads;
  private final ThreadPoolExecutor largeThread;

  Deliveries(Publisher publisher, IngestMetrics metrics, LinesPerSecond told) {
    this.publisher = publisher;
    this.metrics = metrics;
    this.told = told;
    this.threads = pool("weir-deliveries", Math.max(2, Runtime.getRuntime().availableProcessors()));
    this.largeThread = pool("weir-large-deliveries", 1);
  }

  private static ThreadPoolExecutor pool(String name, int size) {
    AtomicInteger count = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size,
            size,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MAX_WAITING),
            task -> new Thread(task, name + "-" + count.incrementAndGet()));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * Works on a request; does not block.
   *
   * @param held what the request holds of the budget; given back when Kafka has it, or refused it
   * @param reply called exactly once, from any thread; must not block
   */
  void receive(
      WebhookRequest request,
      WebhookFormat format,
      ByteBudget.Reservation held,
      Consumer<Answer> reply) {
    Consumer<Answer> last =
        answer -> {
          held.close();
          reply.accept(answer);
        };
    int length = request.body().length();
    if (length <= USUAL_BYTES) {
      handle(request, format, last);
      return;
    }
    ThreadPoolExecutor pool = length > LARGE_BYTES ? largeThread : threads;
    try {
      pool.execute(() -> handle(request, format, last));
    } catch (RejectedExecutionException e) {
      last.accept(Answer.unavailable("Too many requests are waiting."));
    }
  }

  private void handle(WebhookRequest request, WebhookFormat format, Consumer<Answer> reply) {
    try {
      Verdict verdict = format.judge(request);
      if (verdict instanceof Verdict.Verified verified) {
        publish(verified.delivery(), reply);
      } else if (verdict instanceof Verdict.Malformed malformed) {
        reply.accept(Answer.badRequest(malformed.reason()));
      } else {
        metrics.unauthorized(request.source().id());
        reply.accept(Answer.unauthorized());
      }
    } catch (RuntimeException e) {
      log.error("A request of {} failed", request.source().id(), e);
      reply.accept(Answer.failed());
    }
  }

  private void publish(Delivery delivery, Consumer<Answer> reply) {
    Sent sent = Sent.of(delivery);
    publisher.publish(delivery, outcome -> reply.accept(answer(sent, outcome).of(sent.trace())));
  }

  private Answer answer(Sent sent, Publication outcome) {
    if (outcome instanceof Publication.Acknowledged) {
      Duration taken = Duration.ofNanos(System.nanoTime() - sent.startNanos());
      metrics.acknowledged(sent.source(), sent.event(), taken);
      tell(sent, () -> log.info("accepted {}", sent.event()));
      return Answer.accepted(sent.id());
    }
    if (outcome instanceof Publication.TooLarge tooLarge) {
      tell(sent, () -> log.warn("too large for its topic: {}", tooLarge.cause()));
      return Answer.recordTooLarge();
    }
    String cause = ((Publication.Unavailable) outcome).cause();
    tell(sent, () -> log.warn("not acknowledged: {}", cause));
    return Answer.unavailable("Kafka has not acknowledged: send it again.");
  }

  private void tell(Sent sent, Runnable line) {
    if (told.admits()) {
      try (LogContext context = LogContext.open()) {
        context.delivery(sent.tenant(), sent.source(), sent.id()).trace(sent.trace());
        line.run();
      }
    }
  }

  /**
   * What is kept of a delivery until it is acknowledged: not its body, of which Kafka's client has
   * a copy of its own.
   */
  private record Sent(
      String tenant,
      String source,
      String id,
      @Nullable String event,
      TraceParent trace,
      long startNanos) {
    static Sent of(Delivery delivery) {
      return new Sent(
          delivery.tenant(),
          delivery.source().id(),
          delivery.deliveryId(),
          delivery.event(),
          delivery.trace().parent(),
          System.nanoTime());
    }
  }

  /** Lets what was taken finish being handed over. */
  @Override
  public void close() {
    threads.shutdown();
    largeThread.shutdown();
  }
}

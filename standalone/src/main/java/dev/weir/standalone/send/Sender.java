package dev.weir.standalone.send;

import dev.weir.config.Secret;
import dev.weir.standalone.delivery.DeliveryLine;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.delivery.Line;
import dev.weir.standalone.delivery.MalformedDeliveryException;
import dev.weir.standalone.delivery.RecordedDelivery;
import dev.weir.standalone.terminal.Progress;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends recorded deliveries, a bounded number at a time. */
public final class Sender {
  private static final Duration REDRAW = Duration.ofMillis(100);

  private final Settings settings;
  private final Progress progress;
  private final Unanswered unanswered;

  /**
   * How to send.
   *
   * @param address of the gateway, with the source's path
   * @param perSecond deliveries a second at most; 0: no limit
   * @param concurrency deliveries under way at once, at most
   * @param retries how often a delivery is sent again when the gateway asks to wait
   */
  public record Settings(
      URI address, Secret secret, double perSecond, int concurrency, int retries) {}

  /**
   * A sender.
   *
   * @param unanswered gets the lines that may be sent again; stays the caller's to close
   */
  public Sender(Settings settings, Progress progress, Unanswered unanswered) {
    this.settings = settings;
    this.progress = progress;
    this.unanswered = unanswered;
  }

  /**
   * Sends all and returns when each has its answer, or none.
   *
   * @throws IOException when the deliveries cannot be read
   * @throws InterruptedException when the thread is interrupted
   */
  public SendSummary send(Itinerary itinerary) throws IOException, InterruptedException {
    GatewayClient client =
        new GatewayClient(settings.address(), settings.secret(), settings.retries());
    Semaphore places = new Semaphore(settings.concurrency());
    Pace pace = new Pace(settings.perSecond());
    Tally tally = new Tally();
    CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
    for (Line line = itinerary.next(); line != null; line = itinerary.next()) {
      pace.await();
      RecordedDelivery delivery = read(line, tally);
      if (delivery != null) {
        places.acquire();
        Line sent = line;
        CompletableFuture<Void> one =
            client
                .send(delivery)
                .thenAccept(answer -> note(answer, sent, tally))
                .whenComplete((done, failure) -> places.release());
        all = CompletableFuture.allOf(all, one);
      }
      progress.count("sending", tally.done(), itinerary.size());
    }
    await(all, tally, itinerary.size());
    progress.finished();
    return tally.summary();
  }

  private void await(CompletableFuture<Void> all, Tally tally, int size)
      throws IOException, InterruptedException {
    while (true) {
      try {
        all.get(REDRAW.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        progress.count("sending", tally.done(), size);
      } catch (ExecutionException e) {
        throw new IOException("deliveries were not all noted", e.getCause());
      }
    }
  }

  private @Nullable RecordedDelivery read(Line line, Tally tally) {
    try {
      return DeliveryLine.read(line.bytes());
    } catch (MalformedDeliveryException e) {
      tally.addMalformed();
      progress.step("line " + line.number() + ": " + e.getMessage());
      return null;
    }
  }

  private void note(Answer answer, Line line, Tally tally) {
    if (answer.mayBeSentAgain()) {
      unanswered.add(line.bytes());
    }
    tally.add(answer);
  }
}

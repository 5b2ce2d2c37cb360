package dev.weir.embedded.kafka;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.loader.MetadataLoader;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;

/**
 * What the controller remembers of a broker that was killed: that it lives and leads its
 * partitions.
 *
 * <p>A broker that starts beside that memory believes it and leads at once, as its own predecessor.
 * It takes up the commits that were under way, is then declared dead in its predecessor's name, has
 * no leader to send the commit markers to, and notes the transactions as complete without them
 * (Kafka 4.3.1): what was committed stays invisible, and every later record behind it. So the
 * registration is withdrawn before the broker starts; this also saves the wait for its end.
 */
final class FormerRegistration implements MetadataPublisher {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration RETRY = Duration.ofMillis(20);

  private final CompletableFuture<Boolean> alive = new CompletableFuture<>();
  private final CompletableFuture<Boolean> gone = new CompletableFuture<>();

  private FormerRegistration() {}

  /**
   * Withdraws the registration of a killed broker, if there is one, and waits until it is gone from
   * what a new broker would see.
   *
   * @throws IllegalStateException when the controller does not do so within two minutes
   */
  static void withdraw(MetadataLoader loader, Controller controller) {
    FormerRegistration registration = new FormerRegistration();
    try {
      loader.installPublishers(List.of(registration)).get();
      if (registration.alive.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        unregister(controller).get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        registration.gone.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      }
      loader.removeAndClosePublisher(registration).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka started", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka's controller did not let go of the former broker", e);
    }
  }

  private static CompletableFuture<Void> unregister(Controller controller) {
    ControllerRequestContext context =
        new ControllerRequestContext(
            new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.empty());
    return controller
        .unregisterBroker(context, BrokerProperties.NODE_ID)
        .exceptionallyCompose(failure -> unregisterAgain(controller, failure));
  }

  private static CompletableFuture<Void> unregisterAgain(Controller controller, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof BrokerIdNotRegisteredException) {
      return CompletableFuture.completedFuture(null);
    }
    if (!(cause instanceof NotControllerException)) {
      return CompletableFuture.failedFuture(failure);
    }
    // The only voter has not finished its election.
    return CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS))
        .thenCompose(ignored -> unregister(controller));
  }

  @Override
  public String name() {
    return "FormerRegistration";
  }

  @Override
  public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
    BrokerRegistration registration = image.cluster().broker(BrokerProperties.NODE_ID);
    boolean lives = registration != null && !registration.fenced();
    alive.complete(lives);
    if (!lives) {
      gone.complete(true);
    }
  }
}

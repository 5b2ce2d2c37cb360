package dev.weir.standalone.send;

import dev.weir.config.Secret;
import dev.weir.standalone.delivery.RecordedDelivery;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Posts deliveries to a gateway over connections that stay open. A gateway that asks to wait is
 * obeyed, a bounded number of times. {@link #send} is for one thread.
 */
public final class GatewayClient {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** What the connection sets itself. */
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "transfer-encoding",
          "upgrade",
          "x-hub-signature",
          "x-hub-signature-256");

  private final HttpClient client;
  private final URI address;
  private final HubSigner signer;
  private final int retries;

  /**
   * A client of one gateway.
   *
   * @param address of the gateway, with the source's path
   * @param retries how often a delivery is sent again when the gateway asks to wait
   */
  public GatewayClient(URI address, Secret secret, int retries) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    this.address = address;
    this.signer = new HubSigner(secret);
    this.retries = retries;
  }

  /** Sends the delivery, signed; the outcome never fails. */
  public CompletableFuture<Answer> send(RecordedDelivery delivery) {
    return attempt(request(delivery), 0);
  }

  private HttpRequest request(RecordedDelivery delivery) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER_LIMIT)
            .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.body()))
            .setHeader(HubSigner.HEADER, signer.sign(delivery.body()));
    for (Map.Entry<String, String> header : delivery.headers().entrySet()) {
      if (!OWN_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        request.setHeader(header.getKey(), header.getValue());
      }
    }
    return request.build();
  }

  private CompletableFuture<Answer> attempt(HttpRequest request, int attempts) {
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .thenCompose(response -> answered(request, response, attempts))
        .exceptionally(GatewayClient::unanswered);
  }

  private CompletableFuture<Answer> answered(
      HttpRequest request, HttpResponse<Void> response, int attempts) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return CompletableFuture.completedFuture(new Answer.Accepted());
    }
    if (status != TOO_MANY_REQUESTS && status != UNAVAILABLE) {
      return CompletableFuture.completedFuture(new Answer.Refused(status));
    }
    if (attempts == retries) {
      return CompletableFuture.completedFuture(new Answer.NotNow(status));
    }
    return CompletableFuture.runAsync(
            () -> {},
            CompletableFuture.delayedExecutor(wait(response).toMillis(), TimeUnit.MILLISECONDS))
        .thenCompose(ignored -> attempt(request, attempts + 1));
  }

  private static Duration wait(HttpResponse<Void> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,6}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .filter(asked -> asked.compareTo(LONGEST_WAIT) < 0)
        .orElse(LONGEST_WAIT);
  }

  private static Answer unanswered(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String message = cause.getMessage();
    return new Answer.Unanswered(
        cause.getClass().getSimpleName() + (message == null ? "" : ": " + message));
  }
}

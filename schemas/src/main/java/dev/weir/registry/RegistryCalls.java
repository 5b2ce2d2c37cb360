package dev.weir.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** One HTTP call to a registry, tried again a few times while it is away. Thread-safe. */
final class RegistryCalls implements AutoCloseable {
  static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ATTEMPTS = 4;
  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  private final String base;
  private final ExecutorService threads;
  private final HttpClient client;

  RegistryCalls(URI base) {
    this.base = base.toString().replaceAll("/+$", "");
    this.threads = RegistryThreads.fixed("weir-registry-client", 2);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(threads)
            .build();
  }

  /** An answer of the registry: anything but a passing failure. */
  record Answer(int status, JsonNode body) {
    boolean isSuccess() {
      return status == 200;
    }

    /** Confluent's error code, such as 40403; the status where there is none. */
    int errorCode() {
      return body.path("error_code").asInt(status);
    }

    String message() {
      return body.path("message").asText("status " + status);
    }
  }

  /** Asks; with a body it posts. */
  Answer call(String path, @Nullable JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(CALL_TIMEOUT)
            .header("Accept", CONTENT_TYPE + ", application/json");
    if (body != null) {
      request.header("Content-Type", CONTENT_TYPE);
      request.POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }
    return withRetries(request.build());
  }

  private Answer withRetries(HttpRequest request) {
    String failure = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        HttpResponse<byte[]> response =
            client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (!isPassing(response.statusCode())) {
          return new Answer(response.statusCode(), parse(response.body()));
        }
        failure = "it answers " + response.statusCode();
      } catch (IOException e) {
        failure = e.toString();
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
      pause(attempt);
    }
    throw new RegistryUnavailableException("no use of the registry at " + base + ": " + failure);
  }

  private static boolean isPassing(int status) {
    return status >= 500 || status == 429 || status == 408;
  }

  /** Before the next attempt, each time twice as long; not after the last. */
  private static void pause(int attempt) {
    if (attempt < ATTEMPTS) {
      try {
        Thread.sleep(FIRST_PAUSE_MILLIS << attempt);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private static RegistryUnavailableException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new RegistryUnavailableException("interrupted while asking the registry", e);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}

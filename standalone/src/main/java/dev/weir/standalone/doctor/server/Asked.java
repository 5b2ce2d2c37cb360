package dev.weir.standalone.doctor.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.standalone.doctor.report.Findings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Asks a server by HTTP, once, within 40 seconds. Thread-safe. */
final class Asked {
  private static final Duration LIMIT = Duration.ofSeconds(40);
  private static final int LONGEST = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final InstantSource clock;

  Asked(InstantSource clock) {
    this.clock = clock;
  }

  /** An answer, with our clock before and after it. */
  record Answer(int status, Optional<Instant> date, String body, Instant before, Instant after) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        return MissingNode.getInstance();
      }
    }

    /** Compares the clock that the answer tells, if it does, with ours. */
    void compareClock(Findings findings, String server) {
      // Told in whole seconds, cut.
      date.ifPresent(it -> ClockSkew.compare(findings, server, it, before.minusSeconds(1), after));
    }
  }

  /**
   * Gets a page.
   *
   * @throws IOException if there is no answer
   */
  Answer get(URI address) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(LIMIT)
            .header("Accept", "application/vnd.schemaregistry.v1+json, application/json, */*")
            .build();
    Instant before = clock.instant();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    Instant after = clock.instant();
    try (InputStream body = response.body()) {
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("Date").flatMap(Asked::instant),
          new String(body.readNBytes(LONGEST), StandardCharsets.UTF_8),
          before,
          after);
    }
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}

package dev.weir.bench.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.standalone.delivery.DeliveryFile;
import dev.weir.standalone.delivery.Line;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.normalize.RawDelivery;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a file of deliveries as the processor would get them from the topic. Not thread-safe. */
public final class Deliveries implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());
  private static final Instant RECEIVED = Instant.parse("2100-01-01T00:00:00Z");

  private final DeliveryFile file;

  private Deliveries(DeliveryFile file) {
    this.file = file;
  }

  /** Opens a file of recorded or simulated deliveries. */
  public static Deliveries open(Path file) throws IOException {
    return new Deliveries(DeliveryFile.open(file));
  }

  /** The next one; null at the end. */
  public @Nullable RawDelivery next() throws IOException {
    Line line = file.next();
    if (line == null) {
      return null;
    }
    JsonNode delivery = JSON.readTree(line.bytes());
    JsonNode body = delivery.path("body");
    String event = delivery.at("/headers/X-GitHub-Event").asText();
    String action = body.path("action").asText("");
    return new RawDelivery(
        new Scope(
            "default", "github", "github.com", body.at("/repository/full_name").asText("none")),
        action.isEmpty() ? event : event + "." + action,
        RECEIVED,
        ByteBuffer.wrap(JSON.writeValueAsBytes(body)));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

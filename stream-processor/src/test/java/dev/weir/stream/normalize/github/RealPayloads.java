package dev.weir.stream.normalize.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Payloads that lie beside the project; a test that needs them is skipped where they do not. */
final class RealPayloads {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RealPayloads() {}

  /** A file, or a line of a history. */
  record Delivered(String name, String event, Instant at, byte[] body) {}

  static List<Delivered> gitHubFiles() throws IOException {
    Path folder = folder("WEIR_PAYLOADS");
    List<Delivered> files = new ArrayList<>();
    for (JsonNode row : JSON.readTree(folder.resolve("index.json").toFile())) {
      if (row.path("source").asText().equals("github")) {
        String file = row.path("file").asText();
        files.add(
            new Delivered(
                file,
                row.path("event").asText(),
                Instant.parse("2026-06-01T00:00:00Z"),
                Files.readAllBytes(folder.resolve(file))));
      }
    }
    return files;
  }

  static List<Delivered> history(String file) throws IOException {
    Path path = folder("WEIR_HISTORY").resolve(file);
    Assumptions.assumeTrue(Files.exists(path), path + " is not there");
    List<Delivered> deliveries = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode delivery = JSON.readTree(line);
        String event = delivery.path("headers").path("X-GitHub-Event").asText();
        String action = delivery.path("body").path("action").asText();
        deliveries.add(
            new Delivered(
                file + ":" + (deliveries.size() + 1),
                action.isEmpty() ? event : event + "." + action,
                Instant.parse(delivery.path("at").asText()),
                JSON.writeValueAsBytes(delivery.path("body"))));
      }
    }
    return deliveries;
  }

  private static Path folder(String variable) {
    String folder = System.getenv(variable);
    Assumptions.assumeTrue(
        folder != null && !folder.isEmpty(), variable + " does not name a folder: skipped");
    return Path.of(folder);
  }
}

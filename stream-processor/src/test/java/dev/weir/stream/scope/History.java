package dev.weir.stream.scope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.normalize.github.GitHubReader;
import dev.weir.stream.valuestream.ValueStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** A recorded history, read where {@code WEIR_HISTORY} says that it lies. */
final class History {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What one delivery tells. */
  record Told(Scope scope, Normalized.Read read) {}

  private final Path folder;
  private final String name;

  private History(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  static History named(String name) {
    String folder = System.getenv("WEIR_HISTORY");
    Assumptions.assumeTrue(folder != null, "WEIR_HISTORY names no folder with recorded histories");
    return new History(Path.of(folder), name);
  }

  List<Told> told() {
    GitHubReader reader = new GitHubReader(ValueStream.builtIn());
    List<Told> all = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".ndjson.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        all.add(read(reader, JSON.readTree(line)));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Told read(GitHubReader reader, JsonNode line) throws IOException {
    JsonNode body = line.get("body");
    Scope scope =
        new Scope("default", "github", "github.com", body.at("/repository/full_name").asText());
    String event = line.at("/headers/X-GitHub-Event").asText();
    String action = body.path("action").asText("");
    Normalized normalized =
        reader.read(
            new RawDelivery(
                scope,
                action.isEmpty() ? event : event + "." + action,
                Instant.parse("2026-11-01T00:00:00Z"),
                ByteBuffer.wrap(JSON.writeValueAsBytes(body))));
    return new Told(scope, (Normalized.Read) normalized);
  }

  JsonNode expected() {
    try {
      return JSON.readTree(folder.resolve(name + ".expected.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

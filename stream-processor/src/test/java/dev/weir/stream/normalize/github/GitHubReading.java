package dev.weir.stream.normalize.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.Normalized.Read;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading.Valid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Reads payloads for tests; PUB is a known ticket project. */
final class GitHubReading {
  static final Instant RECEIVED = Instant.parse("2026-06-01T00:00:00Z");
  static final ValueStream VALUE_STREAM =
      ((Valid) ValueStreamReader.read("version: 1\nprojects: {jira: [PUB]}")).valueStream();

  private static final GitHubReader READER = new GitHubReader(VALUE_STREAM);

  private GitHubReading() {}

  static Read read(GitHubPayload payload) {
    return (Read) READER.read(payload.delivery(RECEIVED));
  }

  /** The facts, but for the name of the repository, which every payload tells. */
  static List<Fact> told(Read read) {
    return read.facts().stream().filter(fact -> fact.kind() != FactKind.REPOSITORY_NAMED).toList();
  }

  /** The only fact of a kind. */
  static Fact fact(GitHubPayload payload, FactKind kind) {
    return only(read(payload), kind);
  }

  static Fact only(Read read, FactKind kind) {
    var facts = read.facts().stream().filter(fact -> fact.kind() == kind).toList();
    assertThat(facts).as("facts of kind " + kind).hasSize(1);
    return facts.get(0);
  }

  static Normalized read(String eventType, byte[] body) {
    return read(eventType, body, RECEIVED);
  }

  static Normalized read(String eventType, byte[] body, Instant receivedAt) {
    Scope scope = new Scope("default", "github", "github.com", "acme/shop");
    return READER.read(new RawDelivery(scope, eventType, receivedAt, ByteBuffer.wrap(body)));
  }

  static Normalized read(String eventType, String body) {
    return read(eventType, body.getBytes(StandardCharsets.UTF_8));
  }
}

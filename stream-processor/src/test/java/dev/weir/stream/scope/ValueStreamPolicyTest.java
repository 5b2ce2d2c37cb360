package dev.weir.stream.scope;

import static dev.weir.stream.normalize.github.GitHubPayloads.issue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.Visit;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.normalize.github.GitHubReader;
import dev.weir.stream.scope.policy.ValueStreamPolicy;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueStreamPolicyTest {
  @Test
  void shouldCountATypeThatTheTablesDoNotKnowAsUnknown() {
    ValueStreamPolicy policy =
        policy("version: 1\nitem_types: {spike: {labels: [spike]}, bug: {labels: [bug]}}\n");

    assertThat(policy.itemType(List.of("spike"), null, null)).isEqualTo("unknown");
    assertThat(policy.itemType(List.of("bug"), null, null)).isEqualTo("bug");
  }

  @Test
  void shouldTellTheKindOfAStageAsTheFileHasIt() {
    ValueStream file =
        read(
            """
            version: 1
            stages:
              - {id: backlog, kind: active}
              - {id: design, kind: active}
              - {id: development, kind: active}
              - {id: code_review, kind: wait}
              - {id: testing, kind: active}
              - {id: deployment_approval, kind: wait}
              - {id: deployment, kind: active}
              - {id: production, kind: done}
            """);
    World world = new World(file);
    RawDelivery delivery = issue("acme/shop", 1).delivery(Instant.parse("2026-06-30T12:00:00Z"));
    world.take(delivery.scope(), ((Normalized.Read) new GitHubReader(file).read(delivery)).facts());

    assertThat(world.item("acme/shop#1").getVisits())
        .extracting(Visit::getKind)
        .containsExactly("active");
  }

  private static ValueStreamPolicy policy(String yaml) {
    return new ValueStreamPolicy(read(yaml));
  }

  private static ValueStream read(String yaml) {
    ValueStreamReading reading = ValueStreamReader.read(yaml);
    assertThat(reading).isInstanceOf(ValueStreamReading.Valid.class);
    return ((ValueStreamReading.Valid) reading).valueStream();
  }
}

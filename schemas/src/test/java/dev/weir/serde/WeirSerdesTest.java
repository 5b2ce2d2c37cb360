package dev.weir.serde;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.topic.TopicCatalogue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class WeirSerdesTest {
  @Test
  void shouldReadWhatItWrote() {
    Serde<RawWebhook> serde =
        new WeirSerdes(new InMemorySchemaRegistry()).value(TopicCatalogue.of(4).webhooks());
    RawWebhook webhook =
        new RawWebhook(
            "t",
            "github",
            "github.com",
            "d-1",
            null,
            Instant.parse("2026-01-02T03:04:05.678Z"),
            "weir.webhooks.v1",
            Map.of("x", "y"),
            ByteBuffer.wrap(new byte[32]),
            ByteBuffer.wrap(new byte[] {1, 2, 3}));

    byte[] bytes = serde.serializer().serialize("any", webhook);

    assertThat(serde.deserializer().deserialize("any", bytes)).isEqualTo(webhook);
  }
}

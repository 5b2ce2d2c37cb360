package dev.weir.bench.micro;

import dev.weir.bench.gateway.Payloads;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.Fact;
import dev.weir.schema.avro.FactKey;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.Serde;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Avro in Confluent's wire format, of the two records that there are most of. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AvroSteps {
  private static final Instant AT = Instant.parse("2026-03-04T12:00:00Z");
  private static final TopicCatalogue TOPICS = TopicCatalogue.of(4);
  private static final Topic<ScopeKey, RawWebhook> WEBHOOKS = TOPICS.webhooks();
  private static final Topic<FactKey, Fact> FACTS = TOPICS.facts();

  private final WeirSerdes serdes = new WeirSerdes(new InMemorySchemaRegistry());
  private final Serde<RawWebhook> webhooks = serdes.value(WEBHOOKS);
  private final Serde<Fact> facts = serdes.value(FACTS);
  private final RawWebhook webhook = webhook();
  private final Fact fact = fact();
  private final byte[] webhookBytes = webhooks.serializer().serialize(WEBHOOKS.name(), webhook);
  private final byte[] factBytes = facts.serializer().serialize(FACTS.name(), fact);

  /** Made by JMH. */
  public AvroSteps() {}

  private static RawWebhook webhook() {
    return RawWebhook.newBuilder()
        .setTenant("default")
        .setSource("github")
        .setInstance("github.com")
        .setDeliveryId("5f1d7a84-c2b3-5f64-a1c8-d3e0b7a9f2c4")
        .setEventType("issues.labeled")
        .setReceivedAt(AT)
        .setTopic(WEBHOOKS.name())
        .setHeaders(Map.of("content-type", "application/json", "x-github-event", "issues"))
        .setBodySha256(ByteBuffer.wrap(new byte[32]))
        .setBody(ByteBuffer.wrap(Payloads.made(1, 5).get(0)))
        .build();
  }

  private static Fact fact() {
    return Fact.newBuilder()
        .setFactId(new UUID(1, 2))
        .setTenant("default")
        .setSource("github")
        .setInstance("github.com")
        .setScope("octo-org/service-1")
        .setKind("issue.labeled")
        .setSubject("octo-org/service-1#12")
        .setDiscriminator("in review")
        .setAt(AT)
        .setAttributes(Map.of("label", "in review", "actor", "developer-1", "title", "Weigh it"))
        .setDeliveryId("5f1d7a84-c2b3-5f64-a1c8-d3e0b7a9f2c4")
        .setOrigin(new RecordOrigin(WEBHOOKS.name(), 1, 77L))
        .setRulesVersion("5f1d7a84c2b35f64a1c8d3e0b7a9f2c46d8e1b3f5a7c9e0d2b4f6a8c0e1d3b5f")
        .build();
  }

  /** Raw webhook to bytes. */
  @Benchmark
  public byte[] writeWebhook() {
    return webhooks.serializer().serialize(WEBHOOKS.name(), webhook);
  }

  /** Bytes to raw webhook. */
  @Benchmark
  public RawWebhook readWebhook() {
    return webhooks.deserializer().deserialize(WEBHOOKS.name(), webhookBytes);
  }

  /** Fact to bytes. */
  @Benchmark
  public byte[] writeFact() {
    return facts.serializer().serialize(FACTS.name(), fact);
  }

  /** Bytes to fact. */
  @Benchmark
  public Fact readFact() {
    return facts.deserializer().deserialize(FACTS.name(), factBytes);
  }
}

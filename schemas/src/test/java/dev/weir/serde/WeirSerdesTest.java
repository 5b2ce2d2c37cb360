package dev.weir.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.registry.RegistryUnavailableException;
import dev.weir.registry.SchemaRegistry;
import dev.weir.schema.avro.FactKey;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.topic.Topic;
import dev.weir.topic.Topic.Cleanup;
import dev.weir.topic.TopicCatalogue;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeirSerdesTest {
  private static final TopicCatalogue TOPICS = TopicCatalogue.of(4);
  private static final ScopeKey SCOPE = new ScopeKey("acme", "github", "github.com", "o/r");

  private final SchemaRegistry registry = new InMemorySchemaRegistry();
  private final WeirSerdes serdes = new WeirSerdes(registry);

  static Stream<Class<? extends SpecificRecord>> classes() {
    return SampleRecords.classes().values().stream();
  }

  @ParameterizedTest
  @MethodSource("classes")
  <T extends SpecificRecord> void shouldReadWhatItWrote(Class<T> type) {
    SampleRecords samples = new SampleRecords(1);
    Serde<T> serde = serdeOf(type);

    for (int i = 0; i < 200; i++) {
      T record = samples.next(type);
      byte[] bytes = serde.serializer().serialize("any", record);
      T read = serde.deserializer().deserialize("any", bytes);
      assertThat(read).isEqualTo(record).hasSameHashCodeAs(record);
    }
  }

  private <T extends SpecificRecord> Serde<T> serdeOf(Class<T> type) {
    return serdes.value(new Topic<>("t", ScopeKey.class, type, 1, Cleanup.COMPACT, null));
  }

  @Test
  void shouldStartWithAZeroByteAndTheIdOfTheSchemaBigEndian() {
    SchemaRegistry from258 =
        new SchemaRegistry() {
          @Override
          public int register(String subject, Schema schema) {
            return 258;
          }

          @Override
          public Schema byId(int id) {
            return ScopeKey.getClassSchema();
          }
        };
    byte[] bytes =
        new WeirSerdes(from258).key(TOPICS.webhooks()).serializer().serialize("any", SCOPE);

    assertThat(Arrays.copyOf(bytes, 5)).containsExactly(0, 0, 0, 1, 2);
    assertThat(bytes).hasSize(5 + 5 + 7 + 11 + 4);
  }

  @Test
  void shouldKeepNull() {
    Serde<ScopeKey> serde = serdes.key(TOPICS.webhooks());

    assertThat(serde.serializer().serialize("any", null)).isNull();
    assertThat(serde.deserializer().deserialize("any", null)).isNull();
  }

  @Test
  void shouldWriteTheSameKeyAlikeOnEveryTopic() {
    byte[] webhook = serdes.key(TOPICS.webhooks()).serializer().serialize("any", SCOPE);
    byte[] contribution = serdes.key(TOPICS.contributions()).serializer().serialize("any", SCOPE);

    assertThat(webhook).isEqualTo(contribution);
  }

  @Test
  void shouldRegisterKeysWithoutDocumentationAndValuesWithIt() {
    serdes.registerAll(List.of(TOPICS.webhooks()));

    assertThat(registry.byId(1).toString()).doesNotContain("doc", "avro.java.string");
    assertThat(registry.byId(2).toString()).contains("doc").doesNotContain("avro.java.string");
  }

  @Test
  void shouldGiveTheFirstRecordTheIdRegisteredAhead() {
    serdes.registerAll(TOPICS.all());
    int first = registry.register(TOPICS.webhooks().keySubject(), registry.byId(1));

    byte[] bytes = serdes.key(TOPICS.webhooks()).serializer().serialize("any", SCOPE);

    assertThat(bytes[4]).isEqualTo((byte) first);
  }

  @Test
  void shouldReadRecordsOfAnEarlierSchema() {
    Schema earlier =
        SchemaBuilder.record("FactKey")
            .namespace("dev.weir.schema.avro")
            .fields()
            .requiredString("gone")
            .requiredString("tenant")
            .requiredString("fact_id")
            .endRecord();
    int id = registry.register("x", earlier);
    UUID factId = UUID.fromString("00000000-0000-0000-0000-000000000001");
    byte[] bytes = new RawAvro().text("old").text("acme").text(factId.toString()).bytes(id);

    assertThat(serdes.key(TOPICS.facts()).deserializer().deserialize("any", bytes))
        .isEqualTo(new FactKey("acme", factId));
  }

  @Test
  void shouldServeManyThreads() {
    Serde<ScopeKey> serde = serdes.key(TOPICS.webhooks());

    boolean allEqual =
        IntStream.range(0, 20_000)
            .parallel()
            .mapToObj(i -> new ScopeKey("t" + i, "s", "i", "x".repeat(i % 50)))
            .allMatch(
                key ->
                    key.equals(
                        serde
                            .deserializer()
                            .deserialize("any", serde.serializer().serialize("any", key))));

    assertThat(allEqual).isTrue();
  }

  @Test
  void shouldRefuseARecordWhoseRequiredFieldsAreNotAllSetAndWriteTheNext() {
    Serde<ScopeKey> serde = serdes.key(TOPICS.webhooks());

    assertThatThrownBy(() -> serde.serializer().serialize("any", new ScopeKey()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("ScopeKey");
    byte[] next = serde.serializer().serialize("any", SCOPE);
    assertThat(serde.deserializer().deserialize("any", next)).isEqualTo(SCOPE);
  }

  @Test
  void shouldPassOnThatTheRegistryIsAway() {
    Serde<ScopeKey> serde = new WeirSerdes(new AbsentRegistry()).key(TOPICS.webhooks());
    byte[] bytes = {0, 0, 0, 0, 1, 0, 0, 0, 0};

    assertThatThrownBy(() -> serde.serializer().serialize("any", SCOPE))
        .isInstanceOf(RegistryUnavailableException.class);
    assertThatThrownBy(() -> serde.deserializer().deserialize("any", bytes))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  /** A registry that cannot be reached. */
  private static final class AbsentRegistry implements SchemaRegistry {
    @Override
    public int register(String subject, Schema schema) {
      throw new RegistryUnavailableException("away");
    }

    @Override
    public Schema byId(int id) {
      throw new RegistryUnavailableException("away");
    }
  }
}

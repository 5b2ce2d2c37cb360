package dev.weir.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.Environment;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.FactKey;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.topic.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;

class ForeignSerdeTest {
  private static final TopicCatalogue TOPICS = TopicCatalogue.of(4);
  private static final ScopeKey SCOPE = new ScopeKey("acme", "github", "github.com", "o/r");

  /** Writes what it was told instead of the record. */
  public static final class TellingSerializer implements Serializer<Object> {
    private String told = "";

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
      told =
          isKey
              + " "
              + settings.get("schema.registry.url")
              + " "
              + settings.get("avro.remove.java.properties");
    }

    @Override
    public byte[] serialize(String topic, Object data) {
      return (topic + " " + told).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Reads the same scope from whatever bytes. */
  public static final class ScopeDeserializer implements Deserializer<Object> {
    private boolean specific;

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
      specific = Boolean.TRUE.equals(settings.get("specific.avro.reader"));
    }

    @Override
    public Object deserialize(String topic, byte[] data) {
      return specific ? SCOPE : "generic";
    }
  }

  private static WeirSerdes serdes(Map<String, String> variables) {
    SerdeClasses classes = SerdeClasses.from(new Environment(variables), "http://registry:8081");
    return new WeirSerdes(new InMemorySchemaRegistry(), classes);
  }

  @Test
  void shouldConfigureTheSerializerNamedAndTellItTheTopicOfTheSchema() {
    Serde<ScopeKey> serde =
        serdes(Map.of("WEIR_AVRO_SERIALIZER", TellingSerializer.class.getName()))
            .key(TOPICS.webhooks());

    assertThat(serde.serializer().serialize("app-store-changelog", SCOPE))
        .asString()
        .isEqualTo("weir.webhooks.v1 true http://registry:8081 true");
    assertThat(serde.serializer().serialize("any", null)).isNull();
  }

  @Test
  void shouldReadSpecificRecordsWithTheDeserializerNamed() {
    Serde<ScopeKey> serde =
        serdes(Map.of("WEIR_AVRO_DESERIALIZER", ScopeDeserializer.class.getName()))
            .key(TOPICS.webhooks());

    assertThat(serde.deserializer().deserialize("any", new byte[] {1})).isEqualTo(SCOPE);
    assertThat(serde.serializer().serialize("any", SCOPE)).startsWith(0);
  }

  @Test
  void shouldRefuseARecordOfAnotherClass() {
    Serde<FactKey> serde =
        serdes(Map.of("WEIR_AVRO_DESERIALIZER", ScopeDeserializer.class.getName()))
            .key(TOPICS.facts());

    assertThatThrownBy(() -> serde.deserializer().deserialize("any", new byte[] {1}))
        .isInstanceOf(UnreadableRecordException.class);
  }

  @Test
  void shouldSayWhichClassIsNotThere() {
    SerdeClasses classes =
        SerdeClasses.of(Optional.of("io.example.Absent"), Optional.empty(), "http://r");
    WeirSerdes serdes = new WeirSerdes(new InMemorySchemaRegistry(), classes);

    assertThatThrownBy(() -> serdes.key(TOPICS.webhooks()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("io.example.Absent");
  }
}

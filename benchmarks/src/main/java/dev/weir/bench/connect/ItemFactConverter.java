package dev.weir.bench.connect;

import static java.util.Objects.requireNonNull;

import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.TopicCatalogue;
import java.net.URI;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.storage.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Values of {@code weir.item-facts.v1} as rows of {@code item_facts}, for the sink of another: the
 * fields are the table's columns. Its only setting is the registry's address, {@code registry}.
 */
public final class ItemFactConverter implements Converter {
  private static final Schema UUID = SchemaBuilder.string().name("io.debezium.data.Uuid").build();
  private static final Schema ROW =
      SchemaBuilder.struct()
          .field("flow_item_id", UUID)
          .field("fact_id", UUID)
          .field("part", Schema.STRING_SCHEMA)
          .field("tenant_id", Schema.STRING_SCHEMA)
          .field("kind", Schema.STRING_SCHEMA)
          .field("subject", Schema.STRING_SCHEMA)
          .field("at", Timestamp.SCHEMA)
          .field("value", Schema.OPTIONAL_STRING_SCHEMA)
          .field("effect", Schema.STRING_SCHEMA)
          .field("stage", Schema.OPTIONAL_STRING_SCHEMA)
          .field("rule", Schema.STRING_SCHEMA)
          .field("reason", Schema.OPTIONAL_STRING_SCHEMA)
          .field("rules_version", Schema.STRING_SCHEMA)
          .field("source_topic", Schema.STRING_SCHEMA)
          .field("source_partition", Schema.INT32_SCHEMA)
          .field("source_offset", Schema.INT64_SCHEMA)
          .build();

  private @Nullable Deserializer<ItemFact> facts;

  /** Made by Kafka Connect. */
  public ItemFactConverter() {}

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    HttpSchemaRegistry registry =
        new HttpSchemaRegistry(URI.create(String.valueOf(settings.get("registry"))));
    facts = new WeirSerdes(registry).value(TopicCatalogue.of(1).itemFacts()).deserializer();
  }

  @Override
  public byte[] fromConnectData(String topic, Schema schema, Object value) {
    throw new UnsupportedOperationException("for sinks alone");
  }

  @Override
  public SchemaAndValue toConnectData(String topic, byte @Nullable [] value) {
    ItemFact fact = requireNonNull(facts, "not configured").deserialize(topic, value);
    return fact == null ? SchemaAndValue.NULL : new SchemaAndValue(ROW, row(fact));
  }

  private static Struct row(ItemFact fact) {
    RecordOrigin record = fact.getRecord();
    return new Struct(ROW)
        .put("flow_item_id", fact.getItemId().toString())
        .put("fact_id", fact.getFactId().toString())
        .put("part", fact.getPart())
        .put("tenant_id", fact.getTenant())
        .put("kind", fact.getKind())
        .put("subject", fact.getSubject())
        .put("at", Date.from(fact.getAt()))
        .put("value", fact.getValue())
        .put("effect", fact.getEffect())
        .put("stage", fact.getStage())
        .put("rule", fact.getRule())
        .put("reason", fact.getReason())
        .put("rules_version", fact.getRulesVersion())
        .put("source_topic", record.getTopic())
        .put("source_partition", record.getPartition())
        .put("source_offset", record.getOffset());
  }
}

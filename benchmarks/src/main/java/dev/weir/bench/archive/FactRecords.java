package dev.weir.bench.archive;

import dev.weir.bench.Workplace;
import dev.weir.bench.model.Deliveries;
import dev.weir.registry.SchemaRegistry;
import dev.weir.schema.avro.Fact;
import dev.weir.schema.avro.FactKey;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.serde.WeirSerdes;
import dev.weir.standalone.simulation.Settings;
import dev.weir.standalone.simulation.SimulationFiles;
import dev.weir.standalone.terminal.Progress;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.normalize.DeliveryReader;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.normalize.Readers;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.topic.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Facts of a simulated organisation as the processor writes them to their topic.
 *
 * @param key as bytes
 * @param value as bytes
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
record FactRecords(byte[] key, byte[] value) {
  private static final long SEED = 31;
  private static final int TEAMS = 50;
  private static final int FACTS_A_WEEK = 25_000;
  private static final String RULES =
      "5f1d7a84c2b35f64a1c8d3e0b7a9f2c46d8e1b3f5a7c9e0d2b4f6a8c0e1d3b5f";

  /** So many of them. */
  static List<FactRecords> simulated(
      Workplace workplace,
      int count,
      Topic<FactKey, Fact> topic,
      SchemaRegistry registry,
      Progress progress)
      throws IOException {
    Path file = workplace.folder("deliveries.ndjson.gz");
    int weeks = count / FACTS_A_WEEK + 2;
    new SimulationFiles(file, null, null).write(Settings.of(SEED, TEAMS, weeks), progress);
    DeliveryReader reader = new Readers(ValueStream.builtIn()).of("github");
    WeirSerdes serdes = new WeirSerdes(registry);
    Serializer<FactKey> keys = serdes.key(topic).serializer();
    Serializer<Fact> values = serdes.value(topic).serializer();
    List<FactRecords> records = new ArrayList<>();
    try (Deliveries deliveries = Deliveries.open(file)) {
      long offset = 0;
      for (RawDelivery raw = deliveries.next();
          raw != null && records.size() < count;
          raw = deliveries.next()) {
        RecordOrigin origin = new RecordOrigin("weir.webhooks.v1", (int) (offset % 4), offset / 4);
        offset++;
        if (reader.read(raw) instanceof Normalized.Read read) {
          for (dev.weir.stream.fact.Fact fact : read.facts()) {
            FactKey key = new FactKey(raw.scope().tenant(), fact.id());
            records.add(
                new FactRecords(
                    keys.serialize(topic.name(), key),
                    values.serialize(topic.name(), value(raw.scope(), fact, origin))));
          }
        }
      }
    }
    if (records.size() < count) {
      throw new IOException("only %,d facts were simulated".formatted(records.size()));
    }
    return records.subList(0, count);
  }

  private static Fact value(Scope scope, dev.weir.stream.fact.Fact fact, RecordOrigin origin) {
    return Fact.newBuilder()
        .setFactId(fact.id())
        .setTenant(scope.tenant())
        .setSource(scope.source())
        .setInstance(scope.instance())
        .setScope(scope.name())
        .setKind(fact.kind().wireName())
        .setSubject(fact.subject())
        .setDiscriminator(fact.discriminator())
        .setAt(fact.at())
        .setAttributes(fact.attributes())
        .setDeliveryId(deliveryId(origin))
        .setOrigin(origin)
        .setRulesVersion(RULES)
        .build();
  }

  /** As hard to compress as a tool's own. */
  private static String deliveryId(RecordOrigin origin) {
    Random random = new Random(SEED + origin.getOffset() * 4 + origin.getPartition());
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}

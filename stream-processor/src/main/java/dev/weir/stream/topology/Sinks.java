package dev.weir.stream.topology;

import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/** The topics that the scopes write, each with the name of its sink. */
final class Sinks {
  static final String DELIVERIES = "deliveries";
  static final String FACTS = "facts";
  static final String CONTRIBUTIONS = "contributions-out";
  static final String FLOW_ITEMS = "flow-items";
  static final String ITEM_FACTS = "item-facts";
  static final String STAGE_TRANSITIONS = "stage-transitions";
  static final String DEPLOYMENTS = "deployments";
  static final String INCIDENTS = "incidents";
  static final String SERVICE_METRICS = "service-metrics";
  static final String TEAM_ITEMS = "team-items-out";
  static final String DEAD_LETTERS = "dead-letters";

  private record Sink(String name, Topic<? extends SpecificRecord, ?> topic) {}

  private Sinks() {}

  static void addTo(Topology topology, TopicCatalogue catalogue, String processor) {
    for (Sink sink : all(catalogue)) {
      topology.addSink(
          sink.name(),
          sink.topic().name(),
          new ByteArraySerializer(),
          new ByteArraySerializer(),
          processor);
    }
  }

  private static List<Sink> all(TopicCatalogue catalogue) {
    return List.of(
        new Sink(DELIVERIES, catalogue.deliveries()),
        new Sink(FACTS, catalogue.facts()),
        new Sink(CONTRIBUTIONS, catalogue.contributions()),
        new Sink(FLOW_ITEMS, catalogue.flowItems()),
        new Sink(ITEM_FACTS, catalogue.itemFacts()),
        new Sink(STAGE_TRANSITIONS, catalogue.stageTransitions()),
        new Sink(DEPLOYMENTS, catalogue.deployments()),
        new Sink(INCIDENTS, catalogue.incidents()),
        new Sink(SERVICE_METRICS, catalogue.serviceMetrics()),
        new Sink(TEAM_ITEMS, catalogue.teamItems()),
        new Sink(DEAD_LETTERS, catalogue.deadLetters()));
  }

  /** Writes the records of one topic as bytes. */
  record Writer<K extends SpecificRecord, V extends SpecificRecord>(
      String sink,
      String topic,
      org.apache.kafka.common.serialization.Serializer<K> keys,
      org.apache.kafka.common.serialization.Serializer<V> values) {
    static <K extends SpecificRecord, V extends SpecificRecord> Writer<K, V> of(
        String sink, Topic<K, V> topic, WeirSerdes serdes) {
      return new Writer<>(
          sink, topic.name(), serdes.key(topic).serializer(), serdes.value(topic).serializer());
    }
  }
}

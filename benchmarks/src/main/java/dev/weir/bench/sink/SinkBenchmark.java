package dev.weir.bench.sink;

import dev.weir.bench.Benchmark;
import dev.weir.bench.Figure;
import dev.weir.bench.Servers;
import dev.weir.bench.Workplace;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.registry.RegistryServer;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.sink.SinkService;
import dev.weir.standalone.terminal.Progress;
import dev.weir.topic.Topic;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows a second from a topic into PostgreSQL: raw webhooks, which are appended, and facts of items,
 * which are upserted, beside {@code COPY} of the same rows and beside Debezium's JDBC sink.
 */
public final class SinkBenchmark implements Benchmark {
  private static final int WEBHOOKS = 40_000;
  private static final int FACTS = 400_000;
  private static final int LEAST_WEBHOOKS = 4_000;
  private static final int LEAST_FACTS = 40_000;
  private static final int ITEMS = 6_000;
  private static final int LEAST_ITEMS = 1_500;

  /** Debezium's connector as its documentation tells to speed it up. */
  private static final Map<String, String> TUNED =
      Map.of(
          "batch.size", "2000",
          "consumer.override.max.poll.records", "2000",
          "dialect.postgres.unnest.insert.enabled", "true");

  @Override
  public String name() {
    return "sink";
  }

  @Override
  public String about() {
    return "rows a second into PostgreSQL, beside COPY and beside Debezium's JDBC sink";
  }

  @Override
  public List<Figure> run(double scale, Progress progress) throws Exception {
    try (Workplace workplace = Workplace.open("sink")) {
      Map<String, Object> kafka = Servers.kafka(workplace);
      URI registry =
          workplace
              .closing(RegistryServer.start(new RegistryServer.Settings("127.0.0.1", 0, kafka)))
              .uri();
      HttpSchemaRegistry schemas = workplace.closing(new HttpSchemaRegistry(registry));
      Database database = Database.open(workplace);
      Topics topics = new Topics(kafka, schemas);
      OurSink sink = new OurSink(kafka, schemas, database);
      CopyPeer copy = new CopyPeer(database, workplace.folder());
      DebeziumSink debezium = new DebeziumSink(workplace, kafka, registry, database);
      List<Figure> figures = new ArrayList<>();
      figures.add(webhooks(scale, topics, sink, copy, database, progress));
      figures.addAll(delays(scale, topics, sink, database, progress));
      figures.addAll(facts(scale, topics, sink, copy, debezium, progress));
      require(
          Math.max(LEAST_FACTS, (int) (FACTS * scale)),
          database.number("SELECT count(*) FROM item_facts WHERE effect = 'none'"),
          "item_facts");
      return figures;
    }
  }

  private static Figure webhooks(
      double scale,
      Topics topics,
      OurSink sink,
      CopyPeer copy,
      Database database,
      Progress progress)
      throws Exception {
    int count = Math.max(LEAST_WEBHOOKS, (int) (WEBHOOKS * scale));
    Records records = new Records();
    progress.step("webhooks: %,d into the topic".formatted(count));
    topics.fill(topics.catalogue().webhooks(), count, records::scope, records::webhook);
    double ours =
        sink.perSecond(topics.catalogue().webhooks(), count, "webhooks written", progress);
    require(count, database.number("SELECT count(*) FROM webhook_events"), "webhook_events");
    progress.step("webhooks: COPY");
    double copied = copy.seconds("webhook_events") + copy.seconds("webhook_event_keys");
    database.empty("webhook_events", "webhook_event_keys");
    return Figure.beside(
        "raw webhooks appended, 10.8 KB each",
        ours,
        "1/s",
        "COPY of both tables",
        count / copied,
        "0.8 x");
  }

  private static List<Figure> delays(
      double scale, Topics topics, OurSink sink, Database database, Progress progress)
      throws Exception {
    int count = Math.max(LEAST_ITEMS, (int) (ITEMS * scale));
    progress.step("items: %,d into the topic, 100 a second".formatted(count));
    double[] millis;
    try (SinkService running = sink.open()) {
      running.start();
      millis = new VisibleDelay(topics, database).millis(count, progress);
    }
    return List.of(
        Figure.of("items visible after, p50", millis[millis.length / 2], "ms", ""),
        Figure.of("items visible after, p99", millis[millis.length * 99 / 100], "ms", ""));
  }

  private static List<Figure> facts(
      double scale,
      Topics topics,
      OurSink sink,
      CopyPeer copy,
      DebeziumSink debezium,
      Progress progress)
      throws Exception {
    int count = Math.max(LEAST_FACTS, (int) (FACTS * scale));
    Topic<ItemFactKey, ItemFact> topic = topics.catalogue().itemFacts();
    Records records = new Records();
    progress.step("facts of items: %,d into the topic".formatted(count));
    topics.fill(topic, count, records::factKey, number -> records.fact(number, 1));
    double inserted = sink.perSecond(topic, count, "facts inserted", progress);
    progress.step("facts of items: COPY");
    double copied = count / copy.seconds("item_facts");
    double byDefault = debezium.perSecond(topic, count, Map.of(), "Debezium", progress);
    double tuned = debezium.perSecond(topic, count, TUNED, "Debezium, tuned", progress);
    topics.fill(topic, count, records::factKey, number -> records.fact(number, 2));
    double changed = sink.perSecond(topic, count, "facts changed", progress);
    String peer = "Debezium's JDBC sink";
    return List.of(
        Figure.beside("facts of items upserted, new", inserted, "1/s", "COPY", copied, "0.3 x"),
        Figure.beside("facts of items upserted, changed", changed, "1/s", "COPY", copied, "0.3 x"),
        Figure.beside("facts of items upserted, new", inserted, "1/s", peer, byDefault, "5 x"),
        Figure.beside(
            "facts of items upserted, new", inserted, "1/s", peer + ", unnest", tuned, ""));
  }

  private static void require(long expected, long found, String table) {
    if (expected != found) {
      throw new IllegalStateException(
          "%s has %,d rows instead of %,d".formatted(table, found, expected));
    }
  }
}

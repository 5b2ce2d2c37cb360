package dev.weir.standalone.doctor.server;

import dev.weir.ingest.IngestConfig;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.registry.RegistryUnavailableException;
import dev.weir.serde.WeirSerdes;
import dev.weir.standalone.doctor.report.Causes;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import dev.weir.stream.StreamService;
import dev.weir.stream.generation.Layout;
import dev.weir.stream.generation.LayoutLog;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether the state in Kafka was built with these rules, this topology, these partitions. */
public final class LayoutCheck implements Check.Examination {
  private static final int GENERATION = 1;

  private final Subject subject;

  public LayoutCheck(Subject subject) {
    this.subject = subject;
  }

  @Override
  public void examine(Findings findings) throws Exception {
    if (!subject.hasKafka() || !subject.hasRegistry()) {
      findings.note("rules of the state", "told by ./weir up, which compares before it goes on");
      return;
    }
    IngestConfig ingest = subject.services().ingest();
    String servers = String.valueOf(ingest.kafka().get("bootstrap.servers"));
    if (KafkaCheck.unreachable(servers).isPresent()) {
      findings.note("rules of the state", "could not be read: Kafka is away");
      return;
    }
    Map<String, Object> kafka = KafkaCheck.settings(ingest.kafka());
    try (HttpSchemaRegistry schemas = new HttpSchemaRegistry(ingest.registryUrl())) {
      var meta = new TopicCatalogue(ingest.topicPrefix(), GENERATION, ingest.partitions()).meta();
      if (!exists(kafka, meta)) {
        findings.note("rules of the state", "no state yet");
        return;
      }
      WeirSerdes serdes = new WeirSerdes(schemas, subject.services().stream().serdes());
      Optional<Layout> recorded = new LayoutLog(kafka, meta, serdes).recorded(GENERATION);
      compare(findings, recorded, ours(schemas));
    } catch (KafkaException | RegistryUnavailableException e) {
      findings.note("rules of the state", "could not be read: " + Causes.of(e));
    }
  }

  private Layout ours(HttpSchemaRegistry schemas) {
    try (StreamService stream =
        new StreamService(
            subject.services().stream(),
            schemas,
            new PrometheusRegistry(),
            subject.surroundings().clock())) {
      return stream.layout();
    }
  }

  private static void compare(Findings findings, Optional<Layout> recorded, Layout ours) {
    if (recorded.isEmpty()) {
      findings.note("rules of the state", "no state yet");
      return;
    }
    Optional<String> difference = ours.differenceFrom(recorded.get());
    if (difference.isEmpty()) {
      findings.ok("rules of the state", "the same as these");
      return;
    }
    int colon = difference.get().lastIndexOf(": ");
    findings.wrong(
        "rules of the state",
        difference.get().substring(0, colon),
        difference.get().substring(colon + 2));
  }

  private static boolean exists(Map<String, Object> kafka, Topic<?, ?> topic)
      throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
    try (Admin admin = Admin.create(kafka)) {
      KafkaCheck.await(admin.describeTopics(java.util.List.of(topic.name())).allTopicNames());
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      if (e.getCause() instanceof KafkaException told) {
        throw told;
      }
      throw e;
    }
  }
}

package dev.weir.standalone.doctor.server;

import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import dev.weir.topic.TopicCatalogue;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the stream processor is, what lies among the dead letters, and the brokers' clock. */
final class Readers {
  private static final long MUCH = 10_000;

  private final Admin admin;
  private final TopicCatalogue catalogue;
  private final Subject subject;

  Readers(Admin admin, TopicCatalogue catalogue, Subject subject) {
    this.admin = admin;
    this.catalogue = catalogue;
    this.subject = subject;
  }

  void tell(Findings findings, Map<String, TopicDescription> there)
      throws ExecutionException, InterruptedException, TimeoutException {
    TopicDescription webhooks = there.get(catalogue.webhooks().name());
    if (webhooks != null) {
      clock(findings, webhooks);
      lag(findings, webhooks);
    }
    TopicDescription letters = there.get(catalogue.deadLetters().name());
    if (letters != null) {
      deadLetters(findings, letters);
    }
  }

  /** The broker notes its time with each record. It tells only if it is ahead of ours. */
  private void clock(Findings findings, TopicDescription topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    long latest =
        offsets(topic, OffsetSpec.maxTimestamp()).values().stream()
            .mapToLong(ListOffsetsResultInfo::timestamp)
            .max()
            .orElse(-1);
    Instant now = subject.surroundings().clock().instant();
    if (latest > 0 && Instant.ofEpochMilli(latest).isAfter(now)) {
      ClockSkew.compare(findings, "Kafka", Instant.ofEpochMilli(latest), now, now);
    }
  }

  private void lag(Findings findings, TopicDescription topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    String group = subject.services().ingest().topicPrefix() + "weir-stream-processor";
    Map<TopicPartition, OffsetAndMetadata> read =
        KafkaCheck.await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<TopicPartition, ListOffsetsResultInfo> first = offsets(topic, OffsetSpec.earliest());
    long behind = 0;
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
        offsets(topic, OffsetSpec.latest()).entrySet()) {
      OffsetAndMetadata next = read.get(end.getKey());
      ListOffsetsResultInfo begin = first.get(end.getKey());
      long from = next != null ? next.offset() : begin != null ? begin.offset() : 0;
      behind += Math.max(0, end.getValue().offset() - from);
    }
    String text = "%,d raw webhooks are not processed yet".formatted(behind);
    if (behind > MUCH) {
      findings.warn(
          "lag",
          text,
          "wait if there was a burst; if it grows, see the stream processor's log and its metrics");
    } else {
      findings.ok("lag", text);
    }
  }

  private void deadLetters(Findings findings, TopicDescription topic)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, ListOffsetsResultInfo> first = offsets(topic, OffsetSpec.earliest());
    long letters = 0;
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
        offsets(topic, OffsetSpec.latest()).entrySet()) {
      ListOffsetsResultInfo begin = first.get(end.getKey());
      letters += end.getValue().offset() - (begin == null ? 0 : begin.offset());
    }
    if (letters > 0) {
      findings.warn(
          "dead letters",
          "some records could not be used: %s reaches over %,d offsets"
              .formatted(topic.name(), letters),
          "SELECT error_message, count(*) FROM webhook_events WHERE processing_status = 'failed'"
              + " GROUP BY 1 tells why");
    } else {
      findings.ok("dead letters", "none");
    }
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      TopicDescription topic, OffsetSpec spec)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    topic
        .partitions()
        .forEach(one -> asked.put(new TopicPartition(topic.name(), one.partition()), spec));
    return KafkaCheck.await(admin.listOffsets(asked).all());
  }
}

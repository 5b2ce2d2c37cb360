package dev.weir.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.topic.Topic.Cleanup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicCatalogueTest {
  private static List<String> names(TopicCatalogue catalogue) {
    return catalogue.all().stream().<String>map(Topic::name).toList();
  }

  @Test
  void shouldNameEveryTopicOnce() {
    assertThat(names(TopicCatalogue.of(4)))
        .containsExactlyInAnyOrder(
            "weir.webhooks.v1",
            "weir.deliveries.v1",
            "weir.facts.v1",
            "weir.contributions.v1",
            "weir.flow-items.v1",
            "weir.stage-transitions.v1",
            "weir.deployments.v1",
            "weir.incidents.v1",
            "weir.item-facts.v1",
            "weir.service-metrics.v1",
            "weir.team-items.v1",
            "weir.team-metrics.v1",
            "weir.dead-letters.v1",
            "weir.meta.v1")
        .allMatch(name -> name.matches("[a-z0-9.-]+"));
  }

  @Test
  void shouldPutTheGenerationBehindDerivedTopicsOnly() {
    assertThat(names(new TopicCatalogue("", 3, 4)))
        .contains("weir.facts.v1.g3", "weir.flow-items.v1.g3", "weir.contributions.v1.g3")
        .contains("weir.webhooks.v1", "weir.dead-letters.v1", "weir.meta.v1")
        .filteredOn(name -> !name.endsWith(".g3"))
        .hasSize(3);
  }

  @Test
  void shouldPutThePrefixBeforeEveryTopic() {
    assertThat(names(new TopicCatalogue("acme.", 1, 4)))
        .allMatch(name -> name.startsWith("acme.weir."));
  }

  @Test
  void shouldCompactWhatHoldsState() {
    assertThat(TopicCatalogue.of(4).all())
        .filteredOn(topic -> topic.cleanup() == Cleanup.COMPACT)
        .extracting(Topic::name)
        .containsExactlyInAnyOrder(
            "weir.flow-items.v1",
            "weir.deployments.v1",
            "weir.incidents.v1",
            "weir.item-facts.v1",
            "weir.service-metrics.v1",
            "weir.team-metrics.v1",
            "weir.meta.v1");
  }

  @Test
  void shouldKeepTombstonesOfCompactedTopicsForThirtyDays() {
    assertThat(TopicCatalogue.of(4).flowItems().settings())
        .containsEntry("cleanup.policy", "compact")
        .containsEntry("delete.retention.ms", "2592000000");
  }

  @Test
  void shouldKeepTheOthersForTheirRetention() {
    TopicCatalogue topics = TopicCatalogue.of(4);

    assertThat(topics.webhooks().retention()).isEqualTo(Duration.ofDays(30));
    assertThat(topics.deadLetters().retention()).isEqualTo(Duration.ofDays(90));
    assertThat(topics.stageTransitions().settings())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", "604800000")
        .containsEntry("message.timestamp.type", "LogAppendTime");
  }

  @Test
  void shouldTakeRecordsThatHoldTheLongestWebhookWhole() {
    assertThat(TopicCatalogue.of(4).all())
        .allSatisfy(
            topic -> assertThat(topic.settings()).containsEntry("max.message.bytes", "33554432"));
  }

  @Test
  void shouldPartitionAllTopicsAlikeButMeta() {
    assertThat(TopicCatalogue.of(12).all())
        .filteredOn(topic -> topic.partitions() != 12)
        .extracting(Topic::name)
        .containsExactly("weir.meta.v1");
    assertThat(TopicCatalogue.of(12).meta().partitions()).isEqualTo(1);
  }

  @Test
  void shouldNameSubjectsAsConfluentDoes() {
    assertThat(TopicCatalogue.of(4).facts().keySubject()).isEqualTo("weir.facts.v1-key");
    assertThat(TopicCatalogue.of(4).facts().valueSubject()).isEqualTo("weir.facts.v1-value");
  }

  @Test
  void shouldRefuseGenerationsAndPartitionsBelowOne() {
    assertThatThrownBy(() -> new TopicCatalogue("", 0, 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TopicCatalogue.of(0)).isInstanceOf(IllegalArgumentException.class);
  }
}

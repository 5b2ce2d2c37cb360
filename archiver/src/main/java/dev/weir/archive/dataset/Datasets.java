package dev.weir.archive.dataset;

import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.TopicCatalogue;
import java.util.List;

/** All datasets. */
public final class Datasets {
  private Datasets() {}

  /** The datasets of one generation. */
  public static List<Dataset<?, ?>> of(
      TopicCatalogue topics, WeirSerdes serdes, ArchiveMetrics metrics) {
    return List.of(
        new Dataset<>(new Webhooks(), topics.webhooks(), serdes, metrics),
        new Dataset<>(new Facts(), topics.facts(), serdes, metrics),
        new Dataset<>(new FlowItems(), topics.flowItems(), serdes, metrics),
        new Dataset<>(new StageTransitions(), topics.stageTransitions(), serdes, metrics),
        new Dataset<>(new DailyTeamMetrics(), topics.teamMetrics(), serdes, metrics));
  }
}

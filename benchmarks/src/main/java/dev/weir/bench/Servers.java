package dev.weir.bench;

import dev.weir.config.Secret;
import dev.weir.embedded.kafka.EmbeddedKafka;
import dev.weir.embedded.postgres.EmbeddedPostgres;
import dev.weir.embedded.s3.EmbeddedS3;
import dev.weir.topic.Cluster;
import dev.weir.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** Real servers in a workplace, on free ports, set up as in {@code ./weir up}. */
public final class Servers {
  /** The password of every role and key. */
  public static final Secret PASSWORD = new Secret("benchmark");

  private Servers() {}

  /** A broker; gives the settings of its clients. */
  public static Map<String, Object> kafka(Workplace workplace) {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(new EmbeddedKafka.Settings(workplace.folder("kafka"), 0));
    workplace.closing(kafka);
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }

  /** PostgreSQL 18 whose commits wait for the disk. */
  public static EmbeddedPostgres postgres(Workplace workplace) {
    EmbeddedPostgres.Settings settings =
        new EmbeddedPostgres.Settings(
                workplace.folder("postgres"), 0, EmbeddedPostgres.Version.V18, PASSWORD.value())
            .withoutExitHook();
    return workplace.closing(EmbeddedPostgres.start(settings));
  }

  /** S3 with a bucket of this name; user and password are both {@link #PASSWORD}. */
  public static EmbeddedS3 s3(Workplace workplace, String bucket) {
    return workplace.closing(
        EmbeddedS3.start(
            new EmbeddedS3.Settings(
                workplace.folder("s3"), 0, bucket, PASSWORD.value(), PASSWORD.value())));
  }

  /** Offsets at the end of a topic, of all partitions together. */
  public static long end(Map<String, Object> kafka, Topic<?, ?> topic) {
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    try (Cluster cluster = new Cluster(kafka)) {
      return cluster.ends(partitions).values().stream().mapToLong(end -> end).sum();
    }
  }
}

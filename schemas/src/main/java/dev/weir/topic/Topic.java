package dev.weir.topic;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * One topic: its name, the Avro classes of its key and value, and how it is kept. Immutable.
 *
 * @param name full name, with prefix and generation
 * @param partitions number of partitions, fixed for a generation
 * @param retention how long records are kept; null for ever (compacted topics)
 */
public record Topic<K extends SpecificRecord, V extends SpecificRecord>(
    String name,
    Class<K> keyType,
    Class<V> valueType,
    int partitions,
    Cleanup cleanup,
    @Nullable Duration retention) {

  /** How a topic gets rid of records. */
  public enum Cleanup {
    /** Once they are older than the retention. */
    DELETE,
    /** Once a later record has the same key. */
    COMPACT
  }

  /** How long the tombstones of a compacted topic are kept: a sink further behind must resync. */
  public static final Duration TOMBSTONES_KEPT = Duration.ofDays(30);

  /** Longest record, in bytes: GitHub's bodies reach 25 MB, and dead letters carry them whole. */
  public static final int MAX_RECORD_BYTES = 32 * 1024 * 1024;

  /**
   * Kafka's settings of the topic, for its creation. Retention counts from the append: what is
   * derived again from old records carries their old times, and would else be deleted at once.
   */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put("max.message.bytes", Integer.toString(MAX_RECORD_BYTES));
    switch (cleanup) {
      case COMPACT -> {
        settings.put("cleanup.policy", "compact");
        settings.put("delete.retention.ms", Long.toString(TOMBSTONES_KEPT.toMillis()));
      }
      case DELETE -> {
        settings.put("cleanup.policy", "delete");
        settings.put("message.timestamp.type", "LogAppendTime");
        settings.put("retention.ms", Long.toString(retention == null ? -1 : retention.toMillis()));
      }
    }
    return settings;
  }

  /** Subject of the key's schema. */
  public String keySubject() {
    return name + "-key";
  }

  /** Subject of the value's schema. */
  public String valueSubject() {
    return name + "-value";
  }
}

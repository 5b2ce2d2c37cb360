package dev.weir.archive.watermark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.archive.batch.PartitionName;
import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.archive.object.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Up to where each dataset is archived and read back, as an object for others: {@code
 * _weir/watermark/<dataset>.json}. What it says stays true whatever happens later; an older one
 * that is written late says less, never more. Thread-safe.
 */
public final class Watermarks {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final ObjectStore store;
  private final Clock clock;
  private final ArchiveMetrics metrics;
  private final Duration interval;
  private final Map<String, Dataset> datasets = new ConcurrentHashMap<>();

  /**
   * No watermarks yet.
   *
   * @param interval how often a watermark is written of which only the time is another
   */
  public Watermarks(ObjectStore store, Clock clock, ArchiveMetrics metrics, Duration interval) {
    this.store = store;
    this.clock = clock;
    this.metrics = metrics;
    this.interval = interval;
  }

  /**
   * Where a partition stands.
   *
   * @param next everything below this offset is in the archive, and was read back
   * @param rows how many rows that are
   * @param completeTo everything appended to the partition before is in the archive
   */
  public record Mark(long next, long rows, Instant completeTo) {
    private Mark notBefore(Mark former) {
      return completeTo.isBefore(former.completeTo)
          ? new Mark(next, rows, former.completeTo)
          : this;
    }
  }

  private static final class Dataset {
    private final String topic;
    private final int partitions;
    private final Map<Integer, Mark> marks = new TreeMap<>();
    private boolean changed;
    private Instant written = Instant.EPOCH;

    Dataset(String topic, int partitions) {
      this.topic = topic;
      this.partitions = partitions;
    }

    private Instant completeTo() {
      return marks.values().stream()
          .map(Mark::completeTo)
          .min(Comparator.naturalOrder())
          .orElse(Instant.EPOCH);
    }
  }

  /**
   * Notes where a partition stands.
   *
   * @param partitions of the topic
   */
  public void reached(PartitionName name, int partitions, Mark mark) {
    Dataset dataset =
        datasets.computeIfAbsent(name.dataset(), key -> new Dataset(name.topic(), partitions));
    synchronized (dataset) {
      Mark former = dataset.marks.get(name.partition());
      dataset.changed |= former == null || former.next() != mark.next();
      dataset.marks.put(name.partition(), former == null ? mark : mark.notBefore(former));
      if (dataset.marks.size() == dataset.partitions) {
        metrics.watermark(name.dataset(), dataset.completeTo());
      }
    }
  }

  /**
   * Writes the watermarks that say something new, of datasets of which every partition is known.
   *
   * @throws dev.weir.archive.object.StoreException if the store did not take them: try again
   */
  public void write() {
    datasets.forEach(this::write);
  }

  private void write(String name, Dataset dataset) {
    synchronized (dataset) {
      Instant now = clock.instant();
      boolean due = dataset.changed || !dataset.written.plus(interval).isAfter(now);
      if (due && dataset.marks.size() == dataset.partitions) {
        store.put(object(name), text(name, dataset, now).getBytes(StandardCharsets.UTF_8));
        dataset.changed = false;
        dataset.written = now;
      }
    }
  }

  /** The name of a dataset's watermark. */
  public static String object(String dataset) {
    return "_weir/watermark/" + dataset + ".json";
  }

  private static String text(String name, Dataset dataset, Instant now) {
    ObjectNode text = JSON.createObjectNode();
    text.put("dataset", name);
    text.put("topic", dataset.topic);
    text.put("written_at", now.toString());
    text.put("complete_to", dataset.completeTo().toString());
    text.put("rows", dataset.marks.values().stream().mapToLong(Mark::rows).sum());
    ArrayNode partitions = text.putArray("partitions");
    dataset.marks.forEach(
        (partition, mark) ->
            partitions
                .addObject()
                .put("partition", partition)
                .put("next", mark.next())
                .put("rows", mark.rows())
                .put("complete_to", mark.completeTo().toString()));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a watermark prints as JSON", e);
    }
  }
}

package dev.weir.telemetry;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a service is in each partition that it reads, and how far behind: {@code
 * <service>_lag_records}, {@code <service>_lag_seconds} and {@code
 * <service>_watermark_timestamp_seconds}. What is kept is a number; the rest is reckoned when it is
 * asked for. Thread-safe.
 */
public final class PartitionProgress {
  private static final long UNKNOWN = -1;

  private final Map<TopicPartition, Partition> partitions = new ConcurrentHashMap<>();
  private final InstantSource clock;

  /**
   * The progress of a service.
   *
   * @param service how its series begin, such as {@code weir_sink}
   */
  public PartitionProgress(PrometheusRegistry registry, String service, InstantSource clock) {
    this.clock = clock;
    gauge(
        registry,
        service + "_lag_records",
        "Offsets to go, a few marks of transactions among them.",
        Partition::lag);
    gauge(
        registry,
        service + "_lag_seconds",
        "Age of the newest record that was processed while there are others to go, else 0.",
        this::lagSeconds);
    gauge(
        registry,
        service + "_watermark_timestamp_seconds",
        "Timestamp of the newest record that was processed since the start.",
        partition -> seconds(partition.watermark.get()));
  }

  /** A partition that the service reads. Thread-safe. */
  public static final class Partition {
    private final AtomicLong watermark = new AtomicLong(UNKNOWN);
    private final AtomicLong lag = new AtomicLong(UNKNOWN);

    /** A record of this timestamp, in milliseconds, was processed. For one thread at a time. */
    public void processed(long timestamp) {
      if (timestamp > watermark.getPlain()) {
        watermark.lazySet(timestamp);
      }
    }

    /** So many offsets are to go. */
    public void behind(long offsets) {
      lag.lazySet(Math.max(0, offsets));
    }

    private double lag() {
      long behind = lag.get();
      return behind == UNKNOWN ? Double.NaN : behind;
    }
  }

  /** What is known of a partition; to be kept by whoever tells of it. */
  public Partition of(TopicPartition partition) {
    return partitions.computeIfAbsent(partition, added -> new Partition());
  }

  private double lagSeconds(Partition partition) {
    long behind = partition.lag.get();
    long watermark = partition.watermark.get();
    if (behind == 0) {
      return 0;
    }
    return behind == UNKNOWN || watermark == UNKNOWN
        ? Double.NaN
        : Math.max(0, seconds(clock.millis() - watermark));
  }

  private static double seconds(long millis) {
    return millis == UNKNOWN ? Double.NaN : millis / 1_000.0;
  }

  private void gauge(
      PrometheusRegistry registry, String name, String help, ToDoubleFunction<Partition> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames("topic", "partition")
        .callback(callback -> tell(callback, value))
        .register(registry);
  }

  private void tell(GaugeWithCallback.Callback callback, ToDoubleFunction<Partition> value) {
    partitions.forEach(
        (at, partition) -> {
          double known = value.applyAsDouble(partition);
          if (!Double.isNaN(known)) {
            callback.call(known, at.topic(), Integer.toString(at.partition()));
          }
        });
  }
}

package dev.weir.stream.pace;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Looks every so often, as long as there is something to look for: Kafka Streams commits after each
 * punctuation, also where it did nothing, so that a task at rest must have none. Not thread-safe.
 */
public final class Looks {
  private final ProcessorContext<?, ?> context;
  private final Duration interval;
  private final BooleanSupplier look;
  private @Nullable Cancellable schedule;

  /**
   * Looks that have not begun.
   *
   * @param look answers whether there is more to look for
   */
  public Looks(ProcessorContext<?, ?> context, Duration interval, BooleanSupplier look) {
    this.context = context;
    this.interval = interval;
    this.look = look;
  }

  /** From now on, if it was not so already. */
  public void begin() {
    if (schedule == null) {
      schedule =
          context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, timestamp -> lookOnce());
    }
  }

  private void lookOnce() {
    if (!look.getAsBoolean()) {
      end();
    }
  }

  public void end() {
    if (schedule != null) {
      schedule.cancel();
      schedule = null;
    }
  }
}

package dev.weir.ingest.publish;

import dev.weir.ingest.webhook.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A publisher in memory. Thread-safe. */
public final class FakePublisher implements Publisher {
  /** What it does with a delivery. */
  public enum Mode {
    ACKNOWLEDGING,
    UNAVAILABLE,
    REFUSING_AS_TOO_LARGE,
    SILENT,
    BROKEN
  }

  private final List<Delivery> published = new ArrayList<>();
  private final List<Consumer<Publication>> waiting = new ArrayList<>();
  private volatile Mode mode = Mode.ACKNOWLEDGING;

  public void be(Mode next) {
    mode = next;
  }

  public synchronized List<Delivery> published() {
    return List.copyOf(published);
  }

  public synchronized int waiting() {
    return waiting.size();
  }

  /** Acknowledges everything that was kept waiting. */
  public void acknowledgeWaiting() {
    List<Consumer<Publication>> outcomes;
    synchronized (this) {
      outcomes = List.copyOf(waiting);
      waiting.clear();
    }
    outcomes.forEach(outcome -> outcome.accept(new Publication.Acknowledged()));
  }

  @Override
  public void publish(Delivery delivery, Consumer<Publication> outcome) {
    switch (mode) {
      case ACKNOWLEDGING -> {
        synchronized (this) {
          published.add(delivery);
        }
        outcome.accept(new Publication.Acknowledged());
      }
      case UNAVAILABLE -> outcome.accept(new Publication.Unavailable("away"));
      case REFUSING_AS_TOO_LARGE -> outcome.accept(new Publication.TooLarge("too large"));
      case SILENT -> {
        synchronized (this) {
          waiting.add(outcome);
        }
      }
      case BROKEN -> throw new IllegalStateException("broken");
    }
  }

  @Override
  public Optional<String> unavailability() {
    return mode == Mode.UNAVAILABLE ? Optional.of("away") : Optional.empty();
  }

  @Override
  public void close() {
    mode = Mode.UNAVAILABLE;
  }
}

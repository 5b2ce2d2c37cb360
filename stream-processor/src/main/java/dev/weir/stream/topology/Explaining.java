package dev.weir.stream.topology;

import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.BufferedLedger;
import dev.weir.stream.pace.Looks;
import dev.weir.stream.pace.Pace;
import dev.weir.stream.scope.item.Explainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Explains what waits for it, in small lots: each lot's writes and sends are made together. What it
 * fails on, a bug, stays as it was told last; its neighbours go on. Not thread-safe.
 */
final class Explaining implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Explaining.class);

  /** How long what a fact did may wait to be told: items that are touched often cost less so. */
  static final Duration INTERVAL = Duration.ofMillis(250);

  /** The same under a backlog, which touches most items several times. */
  private static final Duration MOST_INTERVAL = Duration.ofSeconds(5);

  /** A look comes a little early at times. */
  private static final Duration LEAST_INTERVAL = INTERVAL.minusMillis(50);

  private static final int LOT = 64;

  private final ScopeTopology parts;
  private final BufferedLedger ledger;
  private final Forwarder forwarder;
  private final Unexplained unexplained;
  private final Pace pace = new Pace(LEAST_INTERVAL, MOST_INTERVAL);
  private boolean busy;
  private final Looks looks;

  Explaining(
      ScopeTopology parts,
      BufferedLedger ledger,
      Forwarder forwarder,
      Unexplained unexplained,
      ProcessorContext<byte[], byte[]> context) {
    this.parts = parts;
    this.ledger = ledger;
    this.forwarder = forwarder;
    this.unexplained = unexplained;
    looks = new Looks(context, INTERVAL, () -> look(context.currentSystemTimeMs()));
    looks.begin();
  }

  /** A record was processed that came into its topic at a time, both since 1970. */
  void note(long timestamp, long nowMillis) {
    busy = true;
    pace.note(timestamp, nowMillis);
    looks.begin();
  }

  /** Explains what waits, unless more of a backlog is coming that may touch it again. */
  private boolean look(long nowMillis) {
    if (pace.isDue(nowMillis) || !busy) {
      run();
    }
    busy = false;
    return !unexplained.isEmpty();
  }

  @Override
  public void close() {
    looks.end();
  }

  void runIfFull() {
    if (unexplained.isFull()) {
      run();
    }
  }

  void run() {
    unexplained
        .waiting()
        .forEach(
            (scope, subjects) -> {
              List<String> all = new ArrayList<>(subjects);
              for (int from = 0; from < all.size(); from += LOT) {
                lot(scope, all.subList(from, Math.min(all.size(), from + LOT)));
              }
            });
  }

  private void lot(Scope scope, List<String> subjects) {
    forwarder.begin(scope);
    try {
      explainer(scope).explain(subjects);
    } catch (RuntimeException | StackOverflowError e) {
      ledger.discard();
      forwarder.discard();
      if (!ScopeProcessor.isOfTheFold(e)) {
        throw e;
      }
      if (subjects.size() > 1) {
        subjects.forEach(subject -> lot(scope, List.of(subject)));
        return;
      }
      LOG.error("{} of {} is not explained: explaining has failed", subjects, scope, e);
    }
    unexplained.explained(scope, subjects);
    ledger.apply();
    forwarder.flush();
  }

  private Explainer explainer(Scope scope) {
    return new Explainer(
        ledger, scope, parts.policy(), forwarder, parts.catalogue().webhooks().name());
  }
}

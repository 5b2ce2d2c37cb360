package dev.weir.standalone.send;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of the deliveries. Thread-safe. */
final class Tally {
  private final Map<String, Long> notTaken = new TreeMap<>();
  private final long start = System.nanoTime();
  private long accepted;
  private long done;

  synchronized void add(Answer answer) {
    done++;
    if (answer instanceof Answer.Accepted) {
      accepted++;
    } else if (answer instanceof Answer.Refused refused) {
      count("refused with " + refused.status());
    } else if (answer instanceof Answer.NotNow notNow) {
      count("not taken now: " + notNow.status());
    } else if (answer instanceof Answer.Unanswered unanswered) {
      count("no answer: " + unanswered.cause());
    }
  }

  synchronized void addMalformed() {
    done++;
    count("malformed");
  }

  private void count(String why) {
    notTaken.merge(why, 1L, Long::sum);
  }

  synchronized long done() {
    return done;
  }

  synchronized SendSummary summary() {
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    return new SendSummary(accepted, notTaken, duration);
  }
}

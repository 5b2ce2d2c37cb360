package dev.weir.bench.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What rounds of load on one server came to. Not thread-safe. */
final class Rates {
  private final List<Round> rounds = new ArrayList<>();

  /**
   * A round.
   *
   * @param processor seconds that the server's process used of the processors
   */
  record Round(
      long answers,
      double seconds,
      double medianMillis,
      double p99Millis,
      long bytes,
      double processor) {
    double perSecond() {
      return answers / seconds;
    }

    double microsOfProcessor() {
      return processor * 1e6 / answers;
    }
  }

  void add(Round round) {
    rounds.add(round);
  }

  long answers() {
    return rounds.stream().mapToLong(Round::answers).sum();
  }

  long bytes() {
    return rounds.stream().mapToLong(Round::bytes).sum();
  }

  /** The middle round's; the first one, in which the JVM warms up, does not count. */
  double middle(ToDoubleFunction<Round> figure) {
    List<Double> warm =
        rounds.stream()
            .skip(1)
            .map(figure::applyAsDouble)
            .sorted(Comparator.naturalOrder())
            .toList();
    return warm.get(warm.size() / 2);
  }
}

package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Clock, dice and deliveries of a random organisation. */
final class Script {
  private final Random random;
  private final List<Delivery> told = new ArrayList<>();
  private final List<String> repositories;
  private Instant now = Instant.parse("2026-03-01T08:00:00Z");
  private final double lost;
  private final int longestPause;
  private int commits;

  Script(Random random, List<String> repositories) {
    this.random = random;
    this.repositories = repositories;
    this.lost = oneOf(0.0, 0.05, 0.2);
    this.longestPause = oneOf(100, 20_000, 600_000, 3_000_000);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  @SafeVarargs
  final <T> T oneOf(T... choices) {
    return choices[below(choices.length)];
  }

  <T> @Nullable T oneOf(List<T> choices) {
    return choices.isEmpty() ? null : choices.get(below(choices.size()));
  }

  /** Often not at all, so that times are equal on purpose. */
  void pass() {
    if (chance(0.7)) {
      now = now.plusSeconds(chance(0.2) ? 1 : 1 + below(longestPause));
    }
  }

  String now() {
    return now.toString();
  }

  String earlier(int atMostSeconds) {
    return now.minusSeconds(below(atMostSeconds)).toString();
  }

  String commit() {
    return GitHubPayloads.sha("commit " + commits++);
  }

  /** Says something, mostly with a name of some issue that may or may not exist. */
  String text(int numbers) {
    String number = "#" + Math.max(1, numbers + 1 - below(6));
    return switch (below(8)) {
      case 0 -> "Fixes " + number;
      case 1 -> "closes: " + number;
      case 2 -> "resolved " + oneOf(repositories) + number;
      case 3 -> "fixed " + oneOf(repositories) + number + " and close " + number;
      case 4 -> "See " + number;
      default -> "Tidy up";
    };
  }

  /** Tells it, if its delivery is not lost. */
  void tell(GitHubPayload payload) {
    if (!chance(lost)) {
      told.add(Delivery.of(payload));
    }
  }

  List<Delivery> told() {
    return told;
  }
}

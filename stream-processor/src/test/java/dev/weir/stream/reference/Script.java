package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Clock, dice and payloads of a random organisation. */
final class Script {
  private final Random random;
  private final List<GitHubPayload> told = new ArrayList<>();
  private final String owner;
  private final List<String> repositories;
  private final Map<String, String> renamed = new HashMap<>();
  private Instant now = Instant.parse("2025-03-01T08:00:00Z");
  private final double lost;
  private final int longestPause;
  private int commits;
  private int ids;

  Script(Random random, String owner) {
    this.random = random;
    this.owner = owner;
    this.repositories = RandomOrganisation.repositories(owner);
    this.lost = oneOf(0.0, 0.05, 0.2);
    this.longestPause = oneOf(100, 20_000, 100_000, 600_000);
  }

  String owner() {
    return owner;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Only where the feature is on. */
  boolean chance(Feature feature, double probability) {
    return feature.isOn() && chance(probability);
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

  /** Up to an hour. */
  void passBriefly() {
    now = now.plusSeconds(below(3_600));
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

  int id() {
    return ++ids;
  }

  /** What a repository is called now. */
  String name(String repository) {
    return renamed.getOrDefault(repository, repository);
  }

  void rename(String repository, String name) {
    renamed.put(repository, name);
  }

  /** Says something, mostly with a name of some issue that may or may not exist. */
  String text(int numbers) {
    String number = "#" + Math.max(1, numbers + 1 - below(6));
    return switch (below(9)) {
      case 0 -> "Fixes " + number;
      case 1 -> "closes: " + number;
      case 2 -> "resolved " + someName() + number;
      case 3 -> "fixed " + someName() + number + " and close " + number;
      case 4 -> "See " + number;
      case 5 -> Feature.REPAIRS.isOn() ? "Reverts " + number : "fix: it";
      default -> oneOf("Tidy up", "feat: more", "chore(deps): newer", "docs: say so");
    };
  }

  private String someName() {
    String repository = oneOf(repositories.toArray(String[]::new));
    return chance(0.5) ? repository : name(repository);
  }

  /** Tells it of a repository, if its delivery is not lost. */
  void tell(String repository, GitHubPayload payload) {
    if (!chance(lost)) {
      told.add(payload.with("repository.id", GitHubPayloads.repositoryId(repository)));
    }
  }

  /** Tells what belongs to no repository. */
  void tell(GitHubPayload payload) {
    if (!chance(lost)) {
      told.add(payload);
    }
  }

  List<GitHubPayload> told() {
    return told;
  }
}

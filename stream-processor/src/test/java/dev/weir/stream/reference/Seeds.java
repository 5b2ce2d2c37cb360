package dev.weir.stream.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries seeds until one fails, and makes its story short. */
final class Seeds {
  /** Answers how a story fails, null if it does not. */
  interface Check {
    @Nullable String failure(List<Delivery> deliveries, Rulebook rules, long seed);
  }

  private Seeds() {}

  /** A readable account of the first failure; null if there is none. */
  static @Nullable String firstFailing(long seeds, Check check) {
    for (long seed = 1; seed <= seeds; seed++) {
      List<Delivery> deliveries = RandomOrganisation.deliveries(seed);
      Rulebook rules = Rulebook.of(seed);
      if (failure(check, deliveries, rules, seed) != null) {
        return account(check, shrunk(check, deliveries, rules, seed), rules, seed);
      }
    }
    return null;
  }

  private static @Nullable String failure(
      Check check, List<Delivery> deliveries, Rulebook rules, long seed) {
    try {
      return check.failure(deliveries, rules, seed);
    } catch (RuntimeException e) {
      return e + "\n  at " + List.of(e.getStackTrace()).subList(0, 5);
    }
  }

  /** Drops deliveries, many at once and then one by one, while it still fails. */
  private static List<Delivery> shrunk(
      Check check, List<Delivery> deliveries, Rulebook rules, long seed) {
    List<Delivery> story = deliveries;
    for (int size = Math.max(1, story.size() / 2); size >= 1; size = size == 1 ? 0 : size / 2) {
      int from = 0;
      while (from < story.size()) {
        List<Delivery> shorter = without(story, from, size);
        if (failure(check, shorter, rules, seed) != null) {
          story = shorter;
        } else {
          from += size;
        }
      }
    }
    return story;
  }

  private static List<Delivery> without(List<Delivery> story, int from, int size) {
    List<Delivery> shorter = new java.util.ArrayList<>(story);
    shorter.subList(from, Math.min(story.size(), from + size)).clear();
    return shorter;
  }

  private static String account(Check check, List<Delivery> story, Rulebook rules, long seed) {
    StringBuilder text = new StringBuilder("seed ").append(seed).append(" with ");
    text.append(rules).append('\n');
    story.forEach(delivery -> text.append("  ").append(delivery).append('\n'));
    text.append(failure(check, story, rules, seed));
    return text.toString().replaceAll("([0-9a-f]{8})[0-9a-f]{32}", "$1");
  }
}

package dev.weir.stream.reference;

import dev.weir.stream.scope.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells the product the same in other ways and says what has become different: in any order, with
 * any repetition, fact by fact, with late mail between scopes, cut into restarts.
 *
 * @param seed which way
 */
record Retelling(long seed) {
  /** What differs between two ways of telling it, or between the product and the reference. */
  static @Nullable String differs(List<Delivery> story, Rulebook rules, long seed) {
    World inOrder = inOrder(story, rules);
    String reference =
        Reference.of(story, rules.plain())
            .tables()
            .difference(Tables.of(inOrder), Feature.columnsOff());
    if (reference != null) {
      return reference;
    }
    World otherwise = new Retelling(seed).world(story, rules);
    return difference(inOrder.tables(), otherwise.tables());
  }

  static World inOrder(List<Delivery> story, Rulebook rules) {
    World world = new World(rules.valueStream());
    story.forEach(delivery -> world.take(delivery.scope(), delivery.facts()));
    return world;
  }

  /** The same, told in this way. */
  World world(List<Delivery> story, Rulebook rules) {
    World world = new World(rules.valueStream());
    Random random = new Random(seed);
    boolean late = seed % 3 != 0;
    for (Delivery delivery : told(story)) {
      if (late) {
        world.takeWithoutMail(delivery.scope(), delivery.facts());
        world.deliverMail(random.nextInt(3), random);
      } else {
        world.take(delivery.scope(), delivery.facts());
      }
      if (seed % 4 == 0 && random.nextInt(4) == 0) {
        world.restart();
      }
    }
    world.deliverMail(Integer.MAX_VALUE, random);
    return world;
  }

  private List<Delivery> told(List<Delivery> story) {
    List<Delivery> told = new ArrayList<>(story);
    if (seed % 2 == 0) {
      story.stream().filter(delivery -> key(delivery) % 3 == 0).forEach(told::add);
    }
    if (seed % 5 == 0) {
      told = told.stream().flatMap(delivery -> delivery.apart().stream()).toList();
    }
    return shuffled(told);
  }

  /** An order that stays the same among those that are left when others are dropped. */
  private List<Delivery> shuffled(List<Delivery> story) {
    record Keyed(long key, Delivery delivery) {}
    return story.stream()
        .map(delivery -> new Keyed(key(delivery), delivery))
        .sorted(Comparator.comparing(Keyed::key))
        .map(Keyed::delivery)
        .toList();
  }

  private long key(Delivery delivery) {
    return new Random(seed ^ ((long) delivery.hashCode() << 20)).nextLong();
  }

  static @Nullable String difference(Map<String, Object> a, Map<String, Object> b) {
    StringBuilder text = new StringBuilder();
    for (String table : new TreeSet<>(a.keySet())) {
      Map<?, ?> left = (Map<?, ?>) Objects.requireNonNull(a.get(table));
      Map<?, ?> right = (Map<?, ?>) Objects.requireNonNull(b.get(table));
      List<Object> keys = new ArrayList<>(left.keySet());
      right.keySet().stream().filter(key -> !left.containsKey(key)).forEach(keys::add);
      for (Object key : keys) {
        if (!Objects.equals(left.get(key), right.get(key))) {
          text.append("\n  ").append(table).append(' ').append(key);
          text.append("\n    told in order ").append(left.get(key));
          text.append("\n    told otherwise ").append(right.get(key));
        }
      }
    }
    return text.isEmpty() ? null : text.toString();
  }
}

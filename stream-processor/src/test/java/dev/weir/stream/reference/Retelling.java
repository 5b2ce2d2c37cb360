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

/** Tells the product the same in another way and says what has become different. */
final class Retelling {
  private static final int ORDERS = 4;

  private Retelling() {}

  static @Nullable String differsWhenShuffled(List<Delivery> story, Rulebook rules, long seed) {
    return differs(story, rules, seed);
  }

  static @Nullable String differsWhenRepeated(List<Delivery> story, Rulebook rules, long seed) {
    List<Delivery> repeated = new ArrayList<>(story);
    story.stream().filter(delivery -> key(delivery, seed) % 3 == 0).forEach(repeated::add);
    return differs(repeated, rules, seed);
  }

  static @Nullable String differsFactByFact(List<Delivery> story, Rulebook rules, long seed) {
    return differs(story.stream().flatMap(d -> d.apart().stream()).toList(), rules, seed);
  }

  private static @Nullable String differs(List<Delivery> story, Rulebook rules, long seed) {
    Map<String, Object> inOrder = tell(story, rules).tables();
    for (int order = 0; order < ORDERS; order++) {
      List<Delivery> told = shuffled(story, seed * ORDERS + order);
      String difference = difference(inOrder, tell(told, rules).tables());
      if (difference != null) {
        return "told in the order " + told.stream().map(story::indexOf).toList() + difference;
      }
    }
    return null;
  }

  /** An order that stays the same among those that are left when others are dropped. */
  private static List<Delivery> shuffled(List<Delivery> story, long seed) {
    record Keyed(long key, Delivery delivery) {}
    return story.stream()
        .map(delivery -> new Keyed(key(delivery, seed), delivery))
        .sorted(Comparator.comparing(Keyed::key))
        .map(Keyed::delivery)
        .toList();
  }

  private static long key(Delivery delivery, long seed) {
    return new Random(seed ^ ((long) delivery.hashCode() << 20)).nextLong();
  }

  static @Nullable String differsWithLateMail(List<Delivery> story, Rulebook rules, long seed) {
    Map<String, Object> atOnce = tell(story, rules).tables();
    World world = new World(rules.valueStream());
    Random random = new Random(seed);
    for (Delivery delivery : shuffled(story, seed)) {
      world.takeWithoutMail(delivery.scope(), delivery.facts());
      world.deliverMail(random.nextInt(3), random);
    }
    world.deliverMail(Integer.MAX_VALUE, random);
    return difference(atOnce, world.tables());
  }

  static @Nullable String differsFromReference(List<Delivery> story, Rulebook rules, long seed) {
    Tables product = Tables.of(tell(story, rules));
    Tables reference = Reference.tables(story, rules.plain());
    return difference(
        Map.of("items", reference.items(), "days", reference.days()),
        Map.of("items", product.items(), "days", product.days()));
  }

  private static World tell(List<Delivery> story, Rulebook rules) {
    World world = new World(rules.valueStream());
    story.forEach(delivery -> world.take(delivery.scope(), delivery.facts()));
    return world;
  }

  private static @Nullable String difference(Map<String, Object> a, Map<String, Object> b) {
    StringBuilder text = new StringBuilder();
    for (String table : new TreeSet<>(a.keySet())) {
      Map<?, ?> left = (Map<?, ?>) Objects.requireNonNull(a.get(table));
      Map<?, ?> right = (Map<?, ?>) Objects.requireNonNull(b.get(table));
      List<Object> keys = new ArrayList<>(left.keySet());
      right.keySet().stream().filter(key -> !left.containsKey(key)).forEach(keys::add);
      for (Object key : keys) {
        if (!Objects.equals(left.get(key), right.get(key))) {
          text.append("\n  ").append(table).append(' ').append(key);
          text.append("\n    expected ").append(left.get(key));
          text.append("\n    but told ").append(right.get(key));
        }
      }
    }
    return text.isEmpty() ? null : text.toString();
  }
}

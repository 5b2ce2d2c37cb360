package dev.weir.stream.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.scope.SampleFacts.Delivery;
import dev.weir.stream.scope.name.Names;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Transfers, renamings, deletions and parts, with lost deliveries among them: the same tables
 * whatever the order, and however late and often scopes hear of one another.
 */
class IdentityOrderTest {
  private static final long SEEDS = Long.getLong("weir.seeds", 80);

  /** The first four are names of one repository, the fifth and sixth differ in case. */
  private static final List<String> REPOSITORIES =
      List.of(
          "acme/old", "acme/new", "Acme/New", "acme/alias", "acme/shop", "Acme/Shop", "acme/plans");

  private static final ValueStream RULES =
      ((ValueStreamReading.Valid)
              ValueStreamReader.read("version: 1\naliases: {acme/alias: acme/new}\n"))
          .valueStream();

  @Test
  void shouldComeToTheSameTablesInAnyOrder() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<Delivery> story = story(new Random(seed));
      if (difference(story, seed) != null) {
        throw new AssertionError("seed " + seed + account(shrunk(story, seed), seed));
      }
    }
  }

  @Test
  void shouldCountEachItemOnce() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      World world = inOrder(story(new Random(seed)));
      List<String> names = new ArrayList<>();
      world.items().forEach(item -> names.add(Names.lower(item.getExternalId())));
      assertThat(names).as("seed " + seed).doesNotHaveDuplicates();
    }
  }

  private static @Nullable String difference(List<Delivery> story, long seed) {
    Map<String, Object> expected = inOrder(story).tables();
    for (int order = 0; order < 3; order++) {
      String difference = compare(expected, shuffled(story, seed * 3 + order).tables());
      if (difference != null) {
        return difference;
      }
    }
    return null;
  }

  private static World inOrder(List<Delivery> story) {
    World world = new World(RULES);
    story.forEach(delivery -> delivery.to(world));
    return world;
  }

  private static World shuffled(List<Delivery> story, long seed) {
    Random random = new Random(seed);
    List<Delivery> told = new ArrayList<>(story);
    story.stream().filter(delivery -> key(delivery, ~seed) % 4 == 0).forEach(told::add);
    told.sort(Comparator.comparing(delivery -> key(delivery, seed)));
    World world = new World(RULES);
    for (Delivery delivery : told) {
      world.takeWithoutMail(delivery.scope(), delivery.facts());
      world.deliverMail(random.nextInt(4), random);
    }
    world.deliverMail(Integer.MAX_VALUE, random);
    return world;
  }

  /** The same among whatever others: so that a story can be made shorter. */
  private static long key(Delivery delivery, long seed) {
    return new Random(seed ^ ((long) delivery.toString().hashCode() << 20)).nextLong();
  }

  private static @Nullable String compare(Map<String, Object> a, Map<String, Object> b) {
    StringBuilder text = new StringBuilder();
    for (String table : new TreeSet<>(a.keySet())) {
      Map<?, ?> left = (Map<?, ?>) a.get(table);
      Map<?, ?> right = (Map<?, ?>) b.get(table);
      TreeSet<String> keys = new TreeSet<>();
      left.keySet().forEach(key -> keys.add(key.toString()));
      right.keySet().forEach(key -> keys.add(key.toString()));
      for (String key : keys) {
        Object one = find(left, key);
        Object other = find(right, key);
        if (one == null ? other != null : !one.equals(other)) {
          text.append("\n ").append(table).append(' ').append(key);
          text.append("\n   in order ").append(one).append("\n   shuffled ").append(other);
        }
      }
    }
    return text.isEmpty() ? null : text.toString();
  }

  private static @Nullable Object find(Map<?, ?> map, String key) {
    return map.entrySet().stream()
        .filter(entry -> entry.getKey().toString().equals(key))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static List<Delivery> shrunk(List<Delivery> story, long seed) {
    List<Delivery> left = new ArrayList<>(story);
    for (int i = 0; i < left.size(); ) {
      Delivery dropped = left.remove(i);
      if (difference(left, seed) == null) {
        left.add(i++, dropped);
      }
    }
    return left;
  }

  private static String account(List<Delivery> story, long seed) {
    StringBuilder text = new StringBuilder();
    story.forEach(delivery -> text.append("\n").append(delivery));
    return text.append(difference(story, seed)).toString();
  }

  private static List<Delivery> story(Random random) {
    List<Delivery> story = new ArrayList<>();
    int steps = 4 + random.nextInt(30);
    for (int hour = 10; hour < 10 + steps; hour++) {
      story.add(withName(step(random, hour), hour));
    }
    return story;
  }

  /** Every payload names its repository, with its id. */
  private static Delivery withName(Delivery delivery, int hour) {
    String name = SampleFacts.repository(delivery.facts().get(0).subject());
    List<Fact> facts = new ArrayList<>(delivery.facts());
    facts.addAll(SampleFacts.named(name, id(REPOSITORIES.indexOf(name)), hour).facts());
    return new Delivery(delivery.scope(), facts);
  }

  private static String id(int repository) {
    return repository < 4 ? "1" : repository < 6 ? "2" : "3";
  }

  private static Delivery step(Random random, int hour) {
    String repository = repository(random);
    String number = repository + "#" + (1 + random.nextInt(4));
    String code = repository + "#" + (11 + random.nextInt(3));
    int created = 1 + random.nextInt(9);
    return switch (random.nextInt(14)) {
      case 0, 1, 2 ->
          SampleFacts.issue(
              number,
              created,
              hour,
              Attributes.TYPE,
              oneOf(random, "Bug", "Epic", "Sub-task", "Sub-task", "Sub-task"),
              Attributes.PARENT,
              random.nextInt(3) == 0 ? "" : item(random));
      case 3, 4, 5 ->
          SampleFacts.change(
              code, created, hour, "body", "Fixes " + item(random) + ", fixes " + item(random));
      case 6 -> SampleFacts.closed(number, hour);
      case 7 -> random.nextInt(3) == 0 ? SampleFacts.deleted(number, hour) : naming(random, hour);
      case 8, 9 -> moved(random, hour);
      case 10 -> naming(random, hour);
      case 11 ->
          SampleFacts.pushed(
              repository,
              oneOf(random, "main", "branch-11"),
              hour,
              oneOf(random, "a", "b", "head of 12"),
              Names.lower(item(random)));
      case 12 -> SampleFacts.merged(code, hour, code.endsWith("11") ? "a" : "c");
      default ->
          SampleFacts.deployed(
              repository, 1 + random.nextInt(3), hour, oneOf(random, "a", "b", "c"));
    };
  }

  private static Delivery moved(Random random, int hour) {
    String from = item(random);
    String to = item(random);
    return SampleFacts.moved(random.nextBoolean() ? from : to, from, to, hour - random.nextInt(2));
  }

  private static Delivery naming(Random random, int hour) {
    int which = random.nextInt(REPOSITORIES.size());
    String name = REPOSITORIES.get(which);
    String id = which > 5 && random.nextInt(8) == 0 ? "2" : id(which);
    return random.nextInt(3) == 0 && which < 4
        ? SampleFacts.renamed(REPOSITORIES.get(random.nextInt(4)), name, id, hour)
        : SampleFacts.named(name, id, hour);
  }

  private static String item(Random random) {
    return repository(random) + "#" + (1 + random.nextInt(4));
  }

  private static String repository(Random random) {
    return REPOSITORIES.get(random.nextInt(REPOSITORIES.size()));
  }

  private static String oneOf(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}

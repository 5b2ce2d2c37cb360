package dev.weir.stream.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.scope.SampleFacts.Delivery;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes, deployments and incidents of acme/shop, whose tables do not depend on the order. */
final class ShopFacts {
  static final String SHOP = "acme/shop";
  private static final int ORDERS = 12;

  private final String yaml;
  private final List<Delivery> told = new ArrayList<>();

  private ShopFacts(String yaml) {
    this.yaml = yaml;
  }

  static ShopFacts under(String yaml) {
    return new ShopFacts("version: 1\n" + yaml);
  }

  /** A change that is opened an hour before it lands by a squash that touches files. */
  ShopFacts landed(int number, int hour, String... paths) {
    return changed(number, hour, Map.of(), paths);
  }

  /** The same with attributes, such as labels. */
  ShopFacts changed(int number, int hour, Map<String, String> attributes, String... paths) {
    List<String> pairs = new ArrayList<>();
    attributes.forEach((name, value) -> pairs.addAll(List.of(name, value)));
    told.add(SampleFacts.change(change(number), hour - 1, hour - 1, pairs.toArray(String[]::new)));
    told.add(SampleFacts.merged(change(number), hour, sha(number)));
    Map<String, String> push = new HashMap<>();
    push.put("after", sha(number));
    push.put("commits", sha(number));
    push.put("default_branch", "main");
    if (paths.length > 0) {
      push.put("paths", "0 " + String.join("\n0 ", paths));
    }
    String subject = SHOP + "@refs/heads/main";
    tell(SampleFacts.fact(subject, FactKind.PUSHED, sha(number), hour, push));
    return this;
  }

  /** A success of a change's commit. */
  ShopFacts deployed(int id, int hour, int number, String environment) {
    return deployed(id, hour, number, environment, "");
  }

  ShopFacts deployed(int id, int hour, int number, String environment, String run) {
    Map<String, String> attributes = attributes(number, environment, run);
    String subject = deployment(id);
    tell(SampleFacts.fact(subject, FactKind.DEPLOYMENT_CREATED, "", hour, attributes));
    attributes.put("state", "success");
    tell(SampleFacts.fact(subject, FactKind.DEPLOYMENT_STATUS, "1", hour, attributes));
    return this;
  }

  /** A deployment that has no status yet. */
  ShopFacts waiting(int id, int hour, int number, String environment, String run) {
    Map<String, String> attributes = attributes(number, environment, run);
    tell(SampleFacts.fact(deployment(id), FactKind.DEPLOYMENT_CREATED, "", hour, attributes));
    return this;
  }

  /** A reviewer was asked about a run's deployment, or has answered; of an attempt, such as 7.1. */
  ShopFacts reviewed(String run, int hour, int number, String environment, String state) {
    String[] idAndAttempt = run.split("\\.", 2);
    Map<String, String> attributes =
        new HashMap<>(Map.of("environment", environment, "state", state, "sha", sha(number)));
    if (idAndAttempt.length > 1) {
      attributes.put("attempt", idAndAttempt[1]);
    }
    String subject = SHOP + "/runs/" + idAndAttempt[0];
    tell(SampleFacts.fact(subject, FactKind.DEPLOYMENT_REVIEWED, state + hour, hour, attributes));
    return this;
  }

  ShopFacts incident(int number, int hour, String body) {
    return incident(number, hour, body, "incident");
  }

  /** An issue with labels, one a line. */
  ShopFacts incident(int number, int hour, String body, String labels) {
    told.add(SampleFacts.issue(change(number), hour, hour, "labels", labels, "body", body));
    return this;
  }

  ShopFacts told(Delivery delivery) {
    told.add(delivery);
    return this;
  }

  ShopFacts resolved(int number, int hour) {
    told.add(SampleFacts.closed(change(number), hour));
    return this;
  }

  private static Map<String, String> attributes(int number, String environment, String run) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("sha", sha(number));
    attributes.put("environment", environment);
    if (!run.isEmpty()) {
      attributes.put("run", run);
    }
    return attributes;
  }

  private void tell(Fact fact) {
    told.add(new Delivery(SampleFacts.scope(SHOP), List.of(fact)));
  }

  static String change(int number) {
    return SHOP + "#" + number;
  }

  static String deployment(int id) {
    return SHOP + "/deployments/" + id;
  }

  /** Commit that a change lands with. */
  static String sha(int number) {
    return String.format("%040x", number);
  }

  static Instant hour(int hour) {
    return SampleFacts.hour(hour);
  }

  /** The tables, the same in every order that is tried. */
  World world() {
    World world = world(told);
    for (int seed = 1; seed <= ORDERS; seed++) {
      List<Delivery> shuffled = new ArrayList<>(told);
      shuffled.addAll(told.subList(0, told.size() / 3));
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(world(shuffled).tables()).as("seed %d", seed).isEqualTo(world.tables());
    }
    return world;
  }

  private World world(List<Delivery> deliveries) {
    ValueStreamReading reading = ValueStreamReader.read(yaml);
    assertThat(reading).isInstanceOf(ValueStreamReading.Valid.class);
    World world = new World(((ValueStreamReading.Valid) reading).valueStream());
    deliveries.forEach(delivery -> delivery.to(world));
    return world;
  }
}

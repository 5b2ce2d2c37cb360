package dev.weir.stream.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.scope.SampleFacts.Delivery;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What a fact of a repository of several services costs follows what it touches: changes of one or
 * both, deployments of each, rollbacks, hotfixes and incidents among them.
 */
class MonorepoCostTest {
  private static final String SHOP = "acme/shop";
  private static final int DELIVERIES_A_CHANGE = 3;

  @Test
  void shouldCostTheSameAtTheEndOfALongHistory() {
    List<Delivery> history = history(1_500);

    long early = cost(history, 450, 900);
    long late = cost(history, 4_050, 4_500);

    assertThat(late).isLessThan(early * 5 / 4);
  }

  @Test
  void shouldCostLittleMoreInAnyOrder() {
    List<Delivery> history = history(600);
    List<Delivery> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(cost(shuffled, 0, history.size())).isLessThan(cost(history, 0, history.size()) * 8);
  }

  private static long cost(List<Delivery> history, int from, int to) {
    World world = new World(valueStream());
    long before = 0;
    for (int i = 0; i < to; i++) {
      before = i == from ? world.operations() : before;
      history.get(i).to(world);
    }
    return world.operations() - before;
  }

  private static ValueStream valueStream() {
    String yaml =
        """
        version: 1
        services:
          - {id: api, repository: acme/shop, paths: ["api/**"], production: {members: [api]}}
          - id: web
            repository: acme/shop
            paths: ["web/**"]
            production: {members: [eu, us], done_when: all}
        """;
    return ((ValueStreamReading.Valid) ValueStreamReader.read(yaml)).valueStream();
  }

  private static List<Delivery> history(int changes) {
    List<Delivery> history = new ArrayList<>();
    for (int number = 1; number <= changes; number++) {
      int hour = number * 4;
      history.add(landed(number, hour));
      history.add(deployed(number * 3, hour + 1, commit(number), "api"));
      Delivery eu = deployed(number * 3 + 1, hour + 2, "sha" + number, "eu");
      Delivery us = deployed(number * 3 + 2, hour + 2, "sha" + number, "us");
      List<dev.weir.stream.fact.Fact> both = new ArrayList<>(eu.facts());
      both.addAll(us.facts());
      if (number % 9 == 0) {
        both.addAll(
            SampleFacts.issue(
                    SHOP + "#" + (1_000_000 + number), hour + 3, hour + 3, "labels", "incident")
                .facts());
      }
      history.add(new Delivery(eu.scope(), both));
    }
    assertThat(history).hasSize(changes * DELIVERIES_A_CHANGE);
    return history;
  }

  /** Every seventh goes back to the one before. */
  private static String commit(int number) {
    return "sha" + (number % 7 == 0 ? number - 1 : number);
  }

  private static Delivery deployed(int id, int hour, String sha, String environment) {
    Map<String, String> status = Map.of("sha", sha, "environment", environment, "state", "success");
    return new Delivery(
        SampleFacts.scope(SHOP),
        List.of(
            SampleFacts.fact(
                SHOP + "/deployments/" + id, FactKind.DEPLOYMENT_STATUS, "1", hour, status)));
  }

  private static Delivery landed(int number, int hour) {
    String change = SHOP + "#" + number;
    String sha = "sha" + number;
    String path = number % 3 == 0 ? "0 api/a\n0 web/b" : number % 3 == 1 ? "0 api/a" : "0 web/b";
    List<dev.weir.stream.fact.Fact> facts = new ArrayList<>();
    String label = number % 11 == 0 ? "hotfix" : "";
    facts.addAll(SampleFacts.change(change, hour - 1, hour - 1, Attributes.LABELS, label).facts());
    facts.addAll(SampleFacts.merged(change, hour, sha).facts());
    facts.add(
        SampleFacts.fact(
            SHOP + "@refs/heads/main",
            FactKind.PUSHED,
            sha,
            hour,
            Map.of("after", sha, "commits", sha, "default_branch", "main", "paths", path)));
    return new Delivery(SampleFacts.scope(SHOP), facts);
  }
}

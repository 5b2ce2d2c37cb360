package dev.weir.stream.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.valuestream.ValueStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a fact costs follows what it touches, not how much there was before it. */
class ScopeCostTest {
  private static final Scope SCOPE = new Scope("default", "github", "github.com", "acme/shop");
  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  @Test
  void shouldCostTheSameAtTheEndOfALongHistory() {
    List<List<Fact>> history = history(4_000);

    long early = cost(history, 400, 800);
    long late = cost(history, 7_600, 8_000);

    assertThat(late).isLessThan(early * 5 / 4);
  }

  @Test
  void shouldCostLittleMoreInAnyOrder() {
    List<List<Fact>> history = history(2_000);
    long inOrder = cost(history, 0, history.size());
    List<List<Fact>> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, new Random(1));

    // A deployment that comes late takes over what a later one seemed to have delivered, so that in
    // a
    // random order changes are looked at as often as their answer betters: log of the number,
    // about.
    assertThat(cost(shuffled, 0, history.size())).isLessThan(inOrder * 8);
  }

  @Test
  void shouldCostTheSameWithReviewsAndRunsAtTheEndOfALongHistory() {
    List<List<Fact>> history = reviewed(1_500);

    long early = cost(history, 700, 1_400);
    long late = cost(history, 9_800, 10_500);

    assertThat(late).isLessThan(early * 5 / 4);
  }

  @Test
  void shouldCostLittleMoreWithReviewsAndRunsInAnyOrder() {
    List<List<Fact>> history = reviewed(500);
    List<List<Fact>> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(cost(shuffled, 0, history.size())).isLessThan(cost(history, 0, history.size()) * 4);
  }

  /** Reads and writes of the state for the facts of a part of a history. */
  private static long cost(List<List<Fact>> history, int from, int to) {
    World world = new World(ValueStream.builtIn());
    long before = 0;
    for (int i = 0; i < to; i++) {
      before = i == from ? world.operations() : before;
      world.take(SCOPE, history.get(i));
    }
    return world.operations() - before;
  }

  /** A change and its deployment to production, again and again. */
  private static List<List<Fact>> history(int changes) {
    List<List<Fact>> history = new ArrayList<>();
    for (int number = 1; number <= changes; number++) {
      Instant opened = START.plus(Duration.ofHours(number));
      Instant merged = opened.plus(Duration.ofMinutes(40));
      Instant deployed = merged.plus(Duration.ofMinutes(10));
      String sha = "sha" + number;
      String change = "acme/shop#" + number;
      history.add(
          List.of(
              fact(FactKind.CHANGE_CREATED, change, "", opened, Map.of("author", "ada")),
              fact(
                  FactKind.CHANGE_OBSERVED,
                  change,
                  "seen",
                  merged,
                  Map.of(Attributes.TITLE, "Change", Attributes.HEAD_SHA, "head" + number)),
              fact(FactKind.CHANGE_CLOSED, change, "closed", merged, Map.of()),
              fact(
                  FactKind.CHANGE_MERGED,
                  change,
                  "",
                  merged,
                  Map.of("sha", sha, "landing", "true"))));
      String deployment = "acme/shop/deployments/" + number;
      Map<String, String> attributes =
          Map.of("sha", sha, "environment", "production", "state", "success");
      history.add(List.of(fact(FactKind.DEPLOYMENT_STATUS, deployment, "1", deployed, attributes)));
    }
    return history;
  }

  /** Of each change a review and runs besides: seven deliveries. */
  private static List<List<Fact>> reviewed(int changes) {
    List<List<Fact>> plain = history(changes);
    List<List<Fact>> history = new ArrayList<>();
    for (int number = 1; number <= changes; number++) {
      Instant opened = START.plus(Duration.ofHours(number));
      String change = "acme/shop#" + number;
      Map<String, String> review = Map.of("reviewer", "bob", "state", "changes_requested");
      history.addAll(run("acme/shop/runs/" + number, "head" + number, opened));
      history.add(
          List.of(
              fact(
                  FactKind.REVIEW_SUBMITTED,
                  change,
                  "" + number,
                  opened.plus(Duration.ofMinutes(20)),
                  review)));
      history.add(plain.get(number * 2 - 2));
      history.addAll(run("acme/shop/runs/-" + number, "sha" + number, opened));
      history.add(plain.get(number * 2 - 1));
    }
    return history;
  }

  private static List<List<Fact>> run(String subject, String sha, Instant at) {
    Map<String, String> started = Map.of("name", "Tests", "event", "push", "sha", sha);
    Map<String, String> finished = new HashMap<>(started);
    finished.put("conclusion", "failure");
    return List.of(
        List.of(fact(FactKind.RUN_STARTED, subject, "1", at, started)),
        List.of(
            fact(FactKind.RUN_FINISHED, subject, "1", at.plus(Duration.ofMinutes(5)), finished)));
  }

  private static Fact fact(
      FactKind kind,
      String subject,
      String discriminator,
      Instant at,
      Map<String, String> attributes) {
    return Fact.of(SCOPE, kind, subject, discriminator, at, attributes);
  }
}

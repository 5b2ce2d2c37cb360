package dev.weir.stream.topology;

import static dev.weir.stream.normalize.github.GitHubPayloads.issue;
import static dev.weir.stream.normalize.github.GitHubPayloads.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.Outcome;
import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.scope.policy.Policy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A bug in the fold: it fails on whatever is titled BOOM, after its facts were taken in. */
class FailingFoldTest {
  private static final String SHOP = "acme/shop";

  private boolean mended;
  private final TopologyFixture topology = new TopologyFixture(this::failing);

  private Policy failing(Policy policy) {
    return (Policy)
        Proxy.newProxyInstance(
            Policy.class.getClassLoader(),
            new Class<?>[] {Policy.class},
            (proxy, method, arguments) -> {
              boolean typed = method.getName().equals("itemType");
              if (!mended && typed && Arrays.toString(arguments).contains("BOOM")) {
                throw new IllegalStateException("a bug");
              }
              try {
                return method.invoke(policy, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @AfterEach
  void close() {
    topology.close();
  }

  private void deliver(GitHubPayload payload, String id) {
    topology.deliver(SHOP, payload.eventType(), payload.json(), id);
  }

  private List<Outcome> outcomes() {
    return topology.outcomes().stream().map(delivery -> delivery.getOutcome()).toList();
  }

  @Test
  void shouldLayTheRecordAsideAndGoOn() {
    deliver(pullRequest(SHOP, 1).title("BOOM"), "one");
    deliver(pullRequest(SHOP, 2), "two");

    assertThat(outcomes()).containsExactly(Outcome.DEAD_LETTERED, Outcome.FACTS);
    assertThat(topology.deadLetters()).hasSize(1);
    assertThat(topology.items()).containsOnlyKeys("acme/shop#2");
  }

  @Test
  void shouldTellTheReason() {
    deliver(pullRequest(SHOP, 1).title("BOOM"), "one");

    var letter = topology.deadLetters().get(0);
    assertThat(letter.getReason()).isEqualTo("fold_failed");
    assertThat(letter.getMessage()).isEqualTo("java.lang.IllegalStateException: a bug");
  }

  @Test
  void shouldLeaveNothingOfItInTheState() {
    deliver(pullRequest(SHOP, 1).title("BOOM").body("Fixes #3"), "one");
    deliver(issue(SHOP, 3), "two");

    assertThat(topology.items().get("acme/shop#3").getChanges()).isEmpty();
  }

  @Test
  void shouldTakeItInOnceItComesAgainAndTheBugIsMended() {
    GitHubPayload payload = pullRequest(SHOP, 1).title("BOOM");
    deliver(payload, "one");
    mended = true;
    deliver(payload, "one");

    assertThat(outcomes()).containsExactly(Outcome.DEAD_LETTERED, Outcome.FACTS);
    assertThat(topology.items()).containsOnlyKeys("acme/shop#1");
  }
}

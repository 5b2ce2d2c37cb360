package dev.weir.stream.scope.deployment;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.state.GroupTable.Membership;
import dev.weir.stream.scope.state.ScopeState;
import java.util.ArrayList;
import java.util.List;

/** The facts of the jobs of a matrix together, and the reviews that they wait for. */
public final class GroupFacts {
  private GroupFacts() {}

  static List<Fact> of(ScopeState state, List<String> members) {
    List<Fact> facts = new ArrayList<>();
    members.forEach(member -> facts.addAll(state.facts.of(member)));
    Membership membership = members.isEmpty() ? null : state.groups.of(members.get(0));
    if (membership != null && !membership.run().isEmpty()) {
      reviews(state, runOf(members.get(0), membership), membership.environment()).stream()
          .filter(review -> isOfAttempt(review, membership.attempt()))
          .forEach(facts::add);
    }
    return facts;
  }

  /** A further attempt of a run is asked for anew. */
  private static boolean isOfAttempt(Fact review, String attempt) {
    String reviewed = review.text("attempt");
    return reviewed.isEmpty() || attempt.isEmpty() || reviewed.equals(attempt);
  }

  /** Those reviews of a run that are of none of its deployments. */
  static List<Fact> reviewsOfNone(
      ScopeState state, String run, String environment, List<String> groups) {
    List<String> attempts = new ArrayList<>();
    for (String group : groups) {
      Membership one = state.groups.of(state.groups.members(group).get(0));
      attempts.add(one == null ? "" : one.attempt());
    }
    return reviews(state, run, environment).stream()
        .filter(review -> attempts.stream().noneMatch(attempt -> isOfAttempt(review, attempt)))
        .toList();
  }

  /** What reviewers were asked, and said, of a run's deployments to an environment. */
  static List<Fact> reviews(ScopeState state, String run, String environment) {
    return state.facts.of(run).stream()
        .filter(fact -> fact.kind() == FactKind.DEPLOYMENT_REVIEWED)
        .filter(fact -> fact.text("environment").equalsIgnoreCase(environment))
        .toList();
  }

  /** Subject of the run that made a deployment. */
  public static String runOf(String deployment, Membership membership) {
    return Items.repositoryOf(deployment) + "/runs/" + membership.runId();
  }
}

package dev.weir.stream.reference;

import dev.weir.stream.flow.FlowRules;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The rules of the random organisations; see {@link Rulebook}. */
record PlainRules(Map<String, FlowRules> flow, boolean releaseBranchesLand) {
  static final Duration FIRST_DEPLOYMENT_WINDOW = Duration.ofDays(30);

  FlowRules of(String repository) {
    return flow.getOrDefault(repository, FlowRules.defaults());
  }

  boolean isLandingBranch(String branch) {
    return releaseBranchesLand && branch.startsWith("release/");
  }

  static boolean isProduction(String environment) {
    return Set.of("production", "prod", "live").contains(PlainFacts.lower(environment));
  }
}

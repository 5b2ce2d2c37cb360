package dev.weir.stream.valuestream;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rules that hold for a team, overrides merged in. Immutable.
 *
 * @param requiredRuns names of the runs that a commit must pass
 * @param landingBranches beside the default branch
 * @param firstDeploymentWindow changes that landed longer before the first known deployment have no
 *     lead time
 * @param incidentWindow how long after a deployment an incident can be laid to it
 * @param staleAfter age from which load is counted as stale
 * @param statusMap from the tool's status to the id of a stage
 * @param bots logins of accounts that are no people
 */
public record Rules(
    DoneOn doneOn,
    StartOn startOn,
    Approved approved,
    int minApprovals,
    Globs requiredRuns,
    List<String> blockedLabels,
    List<String> incidentLabels,
    Hotfix hotfix,
    Globs ignorePaths,
    Globs landingBranches,
    Duration firstDeploymentWindow,
    Duration incidentWindow,
    Duration staleAfter,
    Production production,
    SortedMap<String, String> statusMap,
    Globs bots) {
  public Rules {
    blockedLabels = List.copyOf(blockedLabels);
    incidentLabels = List.copyOf(incidentLabels);
    statusMap = Collections.unmodifiableSortedMap(new TreeMap<>(statusMap));
  }

  /** Whether an environment belongs to production, without regard to case. */
  public boolean isProduction(String environment) {
    return production.has(environment);
  }

  /**
   * Whether an account is no person.
   *
   * @param accountType as the tool says, such as Bot; may be empty
   */
  public boolean isBot(String login, String accountType) {
    return accountType.equalsIgnoreCase("Bot") || bots.matches(login);
  }

  /** Whether commits land on this branch, given the repository's default one. */
  public boolean isLandingBranch(String branch, String defaultBranch) {
    return branch.equals(defaultBranch) || landingBranches.matches(branch);
  }
}

package dev.weir.stream.scope.policy;

import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.FlowRules;
import dev.weir.stream.valuestream.Globs;
import dev.weir.stream.valuestream.ItemType;
import dev.weir.stream.valuestream.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a scope asks of the value stream. Pure and thread-safe. */
public interface Policy {
  /** Team that owns a repository now, named as payloads name it: its rules are the repository's. */
  String teamOf(Scope scope, String repository);

  /**
   * Team that owned an item of a repository at an instant.
   *
   * @param services ids of those that it touches
   */
  String teamOfItem(String repository, Collection<String> services, Instant at);

  /** Whether teams own services of their own, so that those matter. */
  boolean ownsServices();

  /** What the value stream calls a repository, whose name is in lower case. */
  String unaliased(String repository);

  /** Team that owned a service, named as its rows name it, at an instant. */
  String teamOfService(String service, Instant at);

  /** Rules of the flow of a team. */
  FlowRules flowRules(String team);

  /** Whether any team maps a status of its tool to a stage. */
  boolean mapsStatuses();

  /** Whether a branch, beside the default one, is one that commits land on. */
  boolean isLandingBranch(String team, String branch);

  /** Services of a repository: those of the file, else one named by it that is all of it. */
  List<Service> services(String repository);

  /** Files that need no deployment to be done. */
  Globs ignoredPaths(String team);

  /** Whether a change with these labels and this head branch is a hotfix. */
  boolean isHotfix(String team, Collection<String> labels, @Nullable String branch);

  /** Whether an issue with these labels is an incident. */
  boolean isIncident(String team, Collection<String> labels);

  /** How long after a deployment an incident can be laid to it. */
  Duration incidentWindow(String team);

  /** How long before the first known success a landing lies before the records begin. */
  Duration firstDeploymentWindow(String team);

  /** feature, bug, chore, risk or unknown. */
  String itemType(Collection<String> labels, @Nullable String toolType, @Nullable String title);

  /** What figures do with items of the type that these tell. */
  ItemType.As counting(
      Collection<String> labels, @Nullable String toolType, @Nullable String title);

  boolean isBot(String team, @Nullable String login, @Nullable String accountType);

  /** External ids, lower case, that a change's title, body and branch name. */
  Set<String> names(
      Scope scope, @Nullable String title, @Nullable String body, @Nullable String branch);

  String rulesVersion();
}

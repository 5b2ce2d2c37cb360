package dev.weir.stream.scope.policy;

import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.FlowRules;
import dev.weir.stream.flow.Stage;
import dev.weir.stream.normalize.Links;
import dev.weir.stream.valuestream.Approved;
import dev.weir.stream.valuestream.Globs;
import dev.weir.stream.valuestream.ItemType;
import dev.weir.stream.valuestream.Rules;
import dev.weir.stream.valuestream.Service;
import dev.weir.stream.valuestream.StartOn;
import dev.weir.stream.valuestream.Team;
import dev.weir.stream.valuestream.ValueStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The policy of a value-stream file. Immutable and thread-safe. */
public final class ValueStreamPolicy implements Policy {
  /** Types of MODEL.md, section 3: the tables have a column for each and take no other. */
  private static final Set<String> COUNTED_TYPES = Set.of("feature", "bug", "chore", "risk");

  private final ValueStream valueStream;
  private final String rulesVersion;
  private final Links links;
  private final Map<String, FlowRules> flowRules = new HashMap<>();
  private final FlowRules defaultFlowRules;
  private final boolean mapsStatuses;
  private final boolean ownsServices;
  private final Map<String, String> aliases;

  public ValueStreamPolicy(ValueStream valueStream) {
    this.valueStream = valueStream;
    this.rulesVersion = valueStream.rulesVersion();
    this.links = new Links(valueStream.ticketProjects());
    this.aliases = lastNames(valueStream.aliases());
    this.ownsServices = valueStream.ownsServices();
    this.defaultFlowRules = flow(valueStream, valueStream.rules());
    for (Team team : valueStream.teams()) {
      flowRules.put(team.id(), flow(valueStream, team.rules()));
    }
    mapsStatuses =
        !defaultFlowRules.statusMap().isEmpty()
            || flowRules.values().stream().anyMatch(rules -> !rules.statusMap().isEmpty());
  }

  private static FlowRules flow(ValueStream valueStream, Rules rules) {
    Map<Stage, Stage.Kind> kinds = new EnumMap<>(Stage.class);
    for (dev.weir.stream.valuestream.Stage stage : valueStream.stages()) {
      kinds.put(
          Stage.valueOf(stage.id().toUpperCase(Locale.ROOT)),
          Stage.Kind.valueOf(stage.kind().name()));
    }
    return new FlowRules(
        DoneOn.valueOf(rules.doneOn().name()),
        rules.startOn() == StartOn.ASSIGN,
        rules.approved() == Approved.TESTING,
        rules.minApprovals(),
        rules.requiredRuns()::matches,
        folded(rules.blockedLabels()),
        statusMap(rules),
        kinds);
  }

  private static Set<String> folded(Collection<String> labels) {
    return labels.stream()
        .map(label -> label.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, Stage> statusMap(Rules rules) {
    Map<String, Stage> stages = new HashMap<>();
    rules
        .statusMap()
        .forEach((status, id) -> stages.put(status, Stage.valueOf(id.toUpperCase(Locale.ROOT))));
    return stages;
  }

  @Override
  public String teamOf(Scope scope, String repository) {
    return valueStream.teamOf(repository);
  }

  @Override
  public String teamOfItem(String repository, Collection<String> services, Instant at) {
    return valueStream.teamOfItem(repository, services, at);
  }

  @Override
  public boolean ownsServices() {
    return ownsServices;
  }

  @Override
  public String unaliased(String repository) {
    return aliases.getOrDefault(repository, repository);
  }

  /** Each with the last name that it leads to; the reader has refused those that lead back. */
  private static Map<String, String> lastNames(Map<String, String> given) {
    Map<String, String> lower = new HashMap<>();
    given.forEach((old, now) -> lower.put(old.toLowerCase(Locale.ROOT), now));
    Map<String, String> last = new HashMap<>();
    for (String old : lower.keySet()) {
      String name = old;
      for (int i = 0; i < lower.size() && lower.containsKey(name.toLowerCase(Locale.ROOT)); i++) {
        name = String.valueOf(lower.get(name.toLowerCase(Locale.ROOT)));
      }
      last.put(old, name);
    }
    return last;
  }

  @Override
  public String teamOfService(String service, Instant at) {
    return valueStream.teamOfService(service, at);
  }

  @Override
  public FlowRules flowRules(String team) {
    return flowRules.getOrDefault(team, defaultFlowRules);
  }

  @Override
  public boolean mapsStatuses() {
    return mapsStatuses;
  }

  @Override
  public boolean isLandingBranch(String team, String branch) {
    return valueStream.rulesFor(team).landingBranches().matches(branch);
  }

  @Override
  public List<Service> services(String repository) {
    return valueStream.servicesOf(repository);
  }

  @Override
  public Globs ignoredPaths(String team) {
    return valueStream.rulesFor(team).ignorePaths();
  }

  @Override
  public boolean isHotfix(String team, Collection<String> labels, @Nullable String branch) {
    return valueStream
        .rulesFor(team)
        .hotfix()
        .matches(labels, Objects.requireNonNullElse(branch, ""));
  }

  @Override
  public boolean isIncident(String team, Collection<String> labels) {
    return valueStream.rulesFor(team).incidentLabels().stream()
        .anyMatch(label -> labels.stream().anyMatch(label::equalsIgnoreCase));
  }

  @Override
  public Duration incidentWindow(String team) {
    return valueStream.rulesFor(team).incidentWindow();
  }

  @Override
  public Duration firstDeploymentWindow(String team) {
    return valueStream.rulesFor(team).firstDeploymentWindow();
  }

  @Override
  public String itemType(
      Collection<String> labels, @Nullable String toolType, @Nullable String title) {
    ItemType type = type(labels, toolType, title);
    boolean counted = type.as() == ItemType.As.COUNT && COUNTED_TYPES.contains(type.id());
    return counted ? type.id() : ItemType.UNKNOWN.id();
  }

  @Override
  public ItemType.As counting(
      Collection<String> labels, @Nullable String toolType, @Nullable String title) {
    return type(labels, toolType, title).as();
  }

  private ItemType type(
      Collection<String> labels, @Nullable String toolType, @Nullable String title) {
    return valueStream.itemType(
        labels, Objects.requireNonNullElse(toolType, ""), Objects.requireNonNullElse(title, ""));
  }

  @Override
  public boolean isBot(String team, @Nullable String login, @Nullable String accountType) {
    return valueStream
        .rulesFor(team)
        .isBot(Objects.requireNonNullElse(login, ""), Objects.requireNonNullElse(accountType, ""));
  }

  @Override
  public Set<String> names(
      Scope scope, @Nullable String title, @Nullable String body, @Nullable String branch) {
    Set<String> names = new TreeSet<>();
    for (String text : new String[] {title, body}) {
      if (text != null) {
        names.addAll(links.inText(text, scope.instance(), scope.name()));
      }
    }
    if (branch != null) {
      names.addAll(links.inBranch(branch));
    }
    return names;
  }

  @Override
  public String rulesVersion() {
    return rulesVersion;
  }
}

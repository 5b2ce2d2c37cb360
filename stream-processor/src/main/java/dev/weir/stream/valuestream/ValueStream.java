package dev.weir.stream.valuestream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A value-stream file that is valid, defaults filled in. Immutable and thread-safe; compute {@link
 * #rulesVersion()} once, it is no cheap accessor.
 *
 * @param stages in the order of the flow
 * @param rules defaults for every team
 * @param itemTypes in the order in which they are tried
 * @param teams in the order of the file
 * @param projects known ticket projects by tool
 * @param aliases from an old name to a newer one
 * @param instances from a host to its short name
 */
public record ValueStream(
    List<Stage> stages,
    Rules rules,
    List<ItemType> itemTypes,
    List<Team> teams,
    SortedMap<String, List<String>> projects,
    List<Service> services,
    SortedMap<String, String> aliases,
    SortedMap<String, String> instances) {
  private static final Globs EVERYTHING = Globs.ofPaths(List.of("**"));

  public ValueStream {
    stages = List.copyOf(stages);
    itemTypes = List.copyOf(itemTypes);
    teams = List.copyOf(teams);
    projects = Collections.unmodifiableSortedMap(new TreeMap<>(projects));
    services = List.copyOf(services);
    aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
    instances = Collections.unmodifiableSortedMap(new TreeMap<>(instances));
  }

  /** The value stream that holds where no file is given. */
  public static ValueStream builtIn() {
    return BuiltIn.VALUE_STREAM;
  }

  /** The same with these services. */
  ValueStream with(List<Service> others) {
    return new ValueStream(stages, rules, itemTypes, teams, projects, others, aliases, instances);
  }

  /** Services of a repository: those of the file, else one named by it that is all of it. */
  public List<Service> servicesOf(String repository) {
    List<Service> named =
        services.stream().filter(one -> one.repository().equalsIgnoreCase(repository)).toList();
    return named.isEmpty()
        ? List.of(
            new Service(
                repository, repository, EVERYTHING, rulesFor(teamOf(repository)).production()))
        : named;
  }

  /** The team's rules; the defaults for a team that is not in the file. */
  public Rules rulesFor(String teamId) {
    for (Team team : teams) {
      if (team.id().equals(teamId)) {
        return team.rules();
      }
    }
    return rules;
  }

  /** Id of the team that owns a repository now: the first of the file, else the full name. */
  public String teamOf(String repository) {
    return owner(repository, owns -> owns.until() == null);
  }

  /** Id of the team that owned a repository at an instant: the first of the file, else the name. */
  public String teamOf(String repository, Instant at) {
    return owner(repository, owns -> owns.standsAt(at));
  }

  /**
   * Id of the team that owned a service at an instant: the first of the file that names it, else
   * the owner of its repository; a service that is not in the file is named by its repository.
   */
  public String teamOfService(String service, Instant at) {
    String owner = ownerOf(service, at);
    if (!owner.isEmpty()) {
      return owner;
    }
    return services.stream()
        .filter(one -> one.id().equals(service))
        .findFirst()
        .map(one -> teamOf(one.repository(), at))
        .orElseGet(() -> teamOf(service, at));
  }

  /**
   * Id of the team that owned an item at an instant: the one that owned all of the services that it
   * touches, else the owner of its repository.
   */
  public String teamOfItem(String repository, Collection<String> services, Instant at) {
    List<String> owners =
        services.stream().map(service -> ownerOf(service, at)).distinct().toList();
    return owners.size() == 1 && !owners.get(0).isEmpty() ? owners.get(0) : teamOf(repository, at);
  }

  /** Whether any team owns services of its own. */
  public boolean ownsServices() {
    return teams.stream().anyMatch(team -> !team.owns().services().isEmpty());
  }

  /** Id of the team that named a service among what it owned; empty where none did. */
  private String ownerOf(String service, Instant at) {
    return teams.stream()
        .filter(team -> team.owns().standsAt(at) && team.owns().services().contains(service))
        .map(Team::id)
        .findFirst()
        .orElse("");
  }

  private String owner(String repository, Predicate<Ownership> stands) {
    for (Team team : teams) {
      if (stands.test(team.owns()) && team.owns().repositories().matches(repository)) {
        return team.id();
      }
    }
    return repository;
  }

  /**
   * The type of an item: the first whose labels it has, else the first with the tool's type, else
   * the first with the title's prefix, else {@link ItemType#UNKNOWN}.
   *
   * @param toolType may be empty
   * @param title of a change without item; empty for all else
   */
  public ItemType itemType(Collection<String> labels, String toolType, String title) {
    String prefix = TitlePrefix.of(title);
    return first(
        type -> type.hasLabel(labels),
        first(
            type -> type.hasType(toolType),
            first(type -> type.hasPrefix(prefix), ItemType.UNKNOWN)));
  }

  private ItemType first(Predicate<ItemType> condition, ItemType otherwise) {
    for (ItemType type : itemTypes) {
      if (condition.test(type)) {
        return type;
      }
    }
    return otherwise;
  }

  /** Keys of all known ticket projects, upper case. */
  public Set<String> ticketProjects() {
    return projects.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
  }

  /** Stages by their id. */
  public Map<String, Stage> stagesById() {
    return stages.stream().collect(Collectors.toUnmodifiableMap(Stage::id, stage -> stage));
  }

  /** Canonical JSON: keys sorted, defaults filled in, durations as ISO 8601. */
  public String canonical() {
    return CanonicalForm.of(this);
  }

  /** SHA-256 (hexadecimal) of the canonical form and {@link DerivationVersion#CURRENT}. */
  public String rulesVersion() {
    return sha256(canonical() + "\n" + DerivationVersion.CURRENT);
  }

  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

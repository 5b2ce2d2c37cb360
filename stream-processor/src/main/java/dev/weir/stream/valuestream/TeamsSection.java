package dev.weir.stream.valuestream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the teams. */
final class TeamsSection {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "name",
          "description",
          "wip_limit",
          "target_flow_time",
          "target_flow_efficiency_percent",
          "owns",
          "rules");
  private static final Set<String> OWNS =
      Set.of("repositories", "projects", "services", "from", "until");
  private static final Ownership NOTHING =
      new Ownership(Globs.ofRepositories(List.of()), List.of(), List.of(), null, null);

  private final Problems problems;
  private final Rules defaults;
  private final List<Team> teams = new ArrayList<>();

  private TeamsSection(Problems problems, Rules defaults) {
    this.problems = problems;
    this.defaults = defaults;
  }

  static List<Team> read(Mapping file, Rules defaults) {
    TeamsSection section = new TeamsSection(file.problems(), defaults);
    file.eachOf("teams", section::add);
    return section.teams;
  }

  private void add(String path, Node node) {
    Mapping given = Mapping.of(node, path, problems, KEYS);
    String id = given.text("id");
    if (!id.isEmpty() && teams.stream().anyMatch(team -> team.id().equals(id))) {
      problems.add(given.at("id"), "team \"" + id + "\" is given twice");
    }
    teams.add(
        new Team(
            id,
            given.text("name", id),
            given.text("description", ""),
            given.integer("wip_limit", 1, 1_000_000),
            given.duration("target_flow_time"),
            given.integer("target_flow_efficiency_percent", 1, 100),
            owns(given),
            RulesSection.read(given.mapping("rules", RulesSection.KEYS), defaults)));
  }

  private Ownership owns(Mapping team) {
    Mapping given = team.mapping("owns", OWNS);
    if (given == null) {
      return NOTHING;
    }
    Instant from = given.instant("from");
    Instant until = given.instant("until");
    if (from != null && until != null && !from.isBefore(until)) {
      problems.add(given.at("until"), given.path("until") + " must be after from");
    }
    Ownership owns =
        new Ownership(
            Globs.ofRepositories(given.texts("repositories", List.of())),
            given.texts("projects", List.of()),
            given.texts("services", List.of()),
            from,
            until);
    given.eachOf("repositories", (path, node) -> checkRepository(path, node, owns));
    return owns;
  }

  private void checkRepository(String path, Node node, Ownership owns) {
    String pattern = new Scalars(new Problems()).text(path, node);
    if (pattern == null) {
      return;
    }
    if (!pattern.contains("/") && !pattern.equals("**")) {
      problems.add(node, path + " must be a full name such as acme/shop, or a glob such as acme/*");
    }
    if (owns.repositories().patterns().stream().filter(pattern::equalsIgnoreCase).count() > 1) {
      problems.add(node, path + ": \"" + pattern + "\" is owned twice by this team");
    }
    String owner = ownerBefore(pattern, owns);
    if (owner != null) {
      problems.add(node, path + ": \"" + pattern + "\" is already owned by team \"" + owner + "\"");
    }
  }

  private @Nullable String ownerBefore(String pattern, Ownership owns) {
    for (Team team : teams) {
      if (team.owns().overlaps(owns)
          && team.owns().repositories().patterns().stream().anyMatch(pattern::equalsIgnoreCase)) {
        return team.id();
      }
    }
    return null;
  }
}

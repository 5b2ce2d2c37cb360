package dev.weir.stream.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Value-stream files at random: a team for each repository, with rules of its own. */
final class RandomRules {
  private final Random random;
  private final StringBuilder yaml = new StringBuilder("version: 1\n");

  private RandomRules(long seed) {
    this.random = new Random(~seed);
  }

  static Rulebook of(long seed) {
    return of(seed, List.of(RandomOrganisation.ACME));
  }

  /** For several owners, each of whose teams have rules of their own. */
  static Rulebook of(long seed, List<String> owners) {
    RandomRules rules = new RandomRules(seed);
    rules.common();
    rules.yaml.append("teams:\n");
    owners.stream()
        .flatMap(owner -> RandomOrganisation.repositories(owner).stream())
        .forEach(rules::team);
    rules.services(owners);
    return new Rulebook(rules.yaml.toString());
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private void common() {
    List<String> common = new ArrayList<>();
    common.add("landing_branches: [" + (chance(0.3) ? "\"release/*\"" : "") + "]");
    if (chance(0.3)) {
      common.add("first_deployment_window: 2d");
    }
    if (Feature.IGNORED_PATHS.isOn() && chance(0.3)) {
      common.add("ignore_paths: [\"docs/**\", \"**/*.md\"]");
    }
    yaml.append("rules: {").append(String.join(", ", common)).append("}\n");
  }

  private void team(String repository) {
    String id = repository.replace('/', '-').toLowerCase(Locale.ROOT);
    yaml.append("  - id: ").append(id).append('\n');
    yaml.append("    owns: {repositories: [").append(repository).append("]");
    boolean sold = Feature.OWNERS.isOn() && chance(0.15);
    yaml.append(sold ? ", until: 2025-03-20T00:00:00Z}\n" : "}\n");
    yaml.append("    rules: {").append(String.join(", ", rules())).append("}\n");
    if (sold) {
      yaml.append("  - id: heirs-of-").append(id).append("\n    owns: {repositories: [");
      yaml.append(repository).append("], from: 2025-03-20T00:00:00Z}\n");
    }
  }

  private List<String> rules() {
    List<String> rules = new ArrayList<>();
    String[] ways = {"release", "tag", "merge", "close"};
    rules.add("done_on: " + (chance(0.5) ? "deployment" : ways[random.nextInt(4)]));
    rules.add("start_on: " + (chance(0.5) ? "assign" : "none"));
    if (chance(0.5)) {
      rules.add("approved: testing");
      rules.add("min_approvals: " + (1 + random.nextInt(2)));
    }
    if (chance(0.3)) {
      rules.add("required_runs: [\"ci*\"]");
    }
    if (chance(0.5)) {
      rules.add("status_map: {Ready: design, Doing: development, Later: backlog, Checks: testing}");
    }
    if (Feature.MEMBERS.isOn() && chance(0.15)) {
      rules.add("production: {members: [prod-eu, prod-us], done_when: all}");
    } else if (Feature.MEMBERS.isOn() && chance(0.15)) {
      rules.add("production: {members: [production, live, prod-eu], done_when: any}");
    }
    return rules;
  }

  /** A team of its own for a service, or for both. */
  private void keepers(String owner) {
    if (Feature.OWNERS.isOn() && chance(0.5)) {
      String services = owner + "-api" + (chance(0.3) ? ", " + owner + "-web" : "");
      yaml.append("  - id: keepers-of-").append(owner).append('\n');
      yaml.append("    owns: {services: [").append(services).append("]}\n");
      yaml.append("    rules: {").append(String.join(", ", rules())).append("}\n");
    }
  }

  private void services(List<String> owners) {
    StringBuilder services = new StringBuilder();
    for (String owner : owners) {
      if (Feature.SERVICES.isOn() && chance(0.3)) {
        keepers(owner);
        services.append(service(owner, "api")).append("}\n").append(service(owner, "web"));
        boolean own = chance(0.5);
        services.append(own ? ", production: {members: [web], done_when: any}}\n" : "}\n");
      }
    }
    yaml.append(services.isEmpty() ? "" : "services:\n").append(services);
  }

  private static String service(String owner, String name) {
    return "  - {id: %s-%s, repository: %s/shop, paths: [\"%s/**\", \"lib/**\"]"
        .formatted(owner, name, owner, name);
  }
}

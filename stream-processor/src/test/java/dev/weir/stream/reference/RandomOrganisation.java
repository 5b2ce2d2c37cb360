package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A small organisation, at random but the same for the same seed. */
final class RandomOrganisation {
  static final String ACME = "acme";

  private static final class Repository {
    final String name;
    final RandomIssues issues;
    final RandomCode code;
    final RandomRuns runs;
    final RandomChanges changes;
    final RandomDeployments deployments;
    int numbers;

    Repository(String name, Script script) {
      this.name = name;
      issues = new RandomIssues(name, script);
      code = new RandomCode(name, script);
      runs = new RandomRuns(name, script);
      changes = new RandomChanges(name, script, code, runs);
      deployments = new RandomDeployments(name, script, runs);
      numbers = script.oneOf(0, 6, 96);
    }
  }

  private final Script script;
  private final List<Repository> repositories = new ArrayList<>();

  private RandomOrganisation(Script script) {
    this.script = script;
  }

  static List<String> repositories(String owner) {
    return List.of(owner + "/shop", owner + "/Web", owner + "/tools");
  }

  static List<Delivery> deliveries(long seed) {
    return payloads(seed, ACME).stream().map(Delivery::of).toList();
  }

  /** Those of one owner have nothing to do with those of another. */
  static List<GitHubPayload> payloads(long seed, String owner) {
    Random random = new Random(seed);
    Script script = new Script(random, owner);
    RandomOrganisation organisation = new RandomOrganisation(script);
    int size = script.oneOf(1, 1, 1, 2, 2, 3);
    for (String name : repositories(owner).subList(0, size)) {
      organisation.repositories.add(new Repository(name, script));
    }
    int steps = 8 + random.nextInt(script.oneOf(16, 16, 16, 24, 24, 32, 64, 110));
    for (int i = 0; i < steps; i++) {
      script.pass();
      organisation.step(organisation.any());
    }
    return script.told();
  }

  private Repository any() {
    return repositories.get(script.below(repositories.size()));
  }

  private void step(Repository repository) {
    switch (script.below(27)) {
      case 0, 1 -> repository.issues.open(++repository.numbers);
      case 2, 3 -> repository.changes.open(++repository.numbers);
      case 4, 5, 6 -> repository.issues.change();
      case 7, 8, 9, 10, 11, 24 -> repository.changes.change();
      case 12 -> repository.code.pushToMain();
      case 13, 14, 21 -> repository.deployments.create(repository.code);
      case 15, 16, 22, 23 -> repository.deployments.proceed();
      case 17 -> repository.runs.proceed();
      case 18 -> repository.code.tagOrRelease();
      case 19 -> rename(repository);
      case 25, 26 -> disturb(repository);
      default -> transfer(repository);
    }
  }

  /** A deployment is followed by an incident, here or elsewhere, and by what may repair it. */
  private void disturb(Repository repository) {
    if (!Feature.INCIDENTS.isOn()) {
      return;
    }
    repository.deployments.deploy(repository.code.toDeploy(), "success");
    script.passBriefly();
    Repository teller = script.chance(0.7) ? repository : any();
    teller.issues.openIncident(++teller.numbers);
    script.passBriefly();
    if (script.chance(0.6)) {
      String incident = script.name(teller.name) + "#" + teller.numbers;
      repository.changes.repair(++repository.numbers, "Fixes " + incident);
      script.passBriefly();
    }
    if (script.chance(0.3)) {
      repository.deployments.create(repository.code);
    } else {
      String state = script.oneOf("success", "success", "failure");
      repository.deployments.deploy(repository.code.toDeploy(), state);
    }
  }

  private void rename(Repository repository) {
    if (script.chance(Feature.RENAMES, 0.2)) {
      String former = script.name(repository.name);
      script.rename(repository.name, repository.name + "-" + script.id());
      script.tell(
          repository.name,
          GitHubPayloads.renamed(
                  script.name(repository.name), former.substring(former.indexOf('/') + 1))
              .updatedAt(script.now()));
    }
  }

  private void transfer(Repository repository) {
    if (script.chance(Feature.MOVES, 0.4)) {
      Repository target = any();
      repository.issues.transfer(target.issues, ++target.numbers);
    }
  }
}

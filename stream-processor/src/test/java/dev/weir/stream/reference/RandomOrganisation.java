package dev.weir.stream.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A small organisation, at random but the same for the same seed. */
final class RandomOrganisation {
  static final List<String> REPOSITORIES = List.of("acme/shop", "acme/Web", "acme/tools");

  private static final class Repository {
    final RandomIssues issues;
    final RandomCode code;
    final RandomChanges changes;
    final RandomDeployments deployments;
    int numbers;

    Repository(String name, Script script) {
      issues = new RandomIssues(name, script);
      code = new RandomCode(name, script);
      changes = new RandomChanges(name, script, code);
      deployments = new RandomDeployments(name, script);
      numbers = script.oneOf(0, 6, 96);
    }
  }

  private RandomOrganisation() {}

  static List<Delivery> deliveries(long seed) {
    Random random = new Random(seed);
    Script script = new Script(random, REPOSITORIES);
    List<Repository> repositories = new ArrayList<>();
    int size = 1 + random.nextInt(REPOSITORIES.size());
    REPOSITORIES.subList(0, size).forEach(name -> repositories.add(new Repository(name, script)));
    int steps = 10 + random.nextInt(90);
    for (int i = 0; i < steps; i++) {
      script.pass();
      step(repositories.get(script.below(size)), script);
    }
    return script.told();
  }

  private static void step(Repository repository, Script script) {
    switch (script.below(18)) {
      case 0, 1 -> repository.issues.open(++repository.numbers);
      case 2, 3 -> repository.changes.open(++repository.numbers);
      case 4, 5 -> repository.issues.change();
      case 6, 7, 8, 9, 10 -> repository.changes.change();
      case 11 -> repository.code.pushToMain();
      case 12, 13 -> repository.deployments.create(repository.code);
      case 14, 15, 16 -> repository.deployments.proceed();
      default -> repository.code.tagOrRelease();
    }
  }
}

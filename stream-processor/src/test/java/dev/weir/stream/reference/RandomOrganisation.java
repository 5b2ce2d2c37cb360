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
      numbers = 6 + script.below(4);
    }
  }

  private RandomOrganisation() {}

  static List<Delivery> deliveries(long seed) {
    Random random = new Random(seed);
    Script script = new Script(random, REPOSITORIES);
    List<Repository> repositories = new ArrayList<>();
    int size = 1 + random.nextInt(REPOSITORIES.size());
    REPOSITORIES.subList(0, size).forEach(name -> repositories.add(new Repository(name, script)));
    int steps = 5 + random.nextInt(50);
    for (int i = 0; i < steps; i++) {
      script.pass();
      step(repositories.get(script.below(size)), script);
    }
    return script.told();
  }

  private static void step(Repository repository, Script script) {
    switch (script.below(14)) {
      case 0, 1 -> repository.issues.open(++repository.numbers);
      case 2, 3 -> repository.changes.open(++repository.numbers);
      case 4, 5 -> repository.issues.change();
      case 6, 7, 8, 9 -> repository.changes.change();
      case 10 -> repository.code.pushToMain();
      case 11 -> repository.deployments.create(repository.code.commits());
      case 12 -> repository.deployments.proceed();
      default -> {
        repository.code.tagOrRelease();
        repository.deployments.proceed();
      }
    }
  }
}

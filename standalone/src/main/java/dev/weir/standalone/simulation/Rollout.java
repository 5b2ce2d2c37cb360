package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.github.Deployment;
import dev.weir.standalone.simulation.github.Repository;
import dev.weir.standalone.simulation.github.Run;
import dev.weir.standalone.simulation.time.Dice;
import dev.weir.standalone.simulation.truth.ShipTruth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Deploys a version to staging or production, again and again until it succeeds. */
final class Rollout {
  private static final String STAGING = "staging";
  private static final Account ROBOT = new Account("github-actions[bot]", 41_898_282, true);

  private final World world;
  private final CodeBase codeBase;
  private final Map<String, Deployment> current = new HashMap<>();

  /** A deployment to one environment under way, and its twin job where it has one. */
  private record Part(List<Deployment> deployments, ShipTruth truth) {}

  private record Version(Service service, Landing landing, boolean careful) {}

  Rollout(World world, CodeBase codeBase) {
    this.world = world;
    this.codeBase = codeBase;
  }

  private Dice dice() {
    return codeBase.team().dice();
  }

  void toStaging(Landing landing, Runnable then) {
    Deployment deployment = deployment(STAGING, landing, run(landing));
    world.code().deployed(deployment, world.agenda().isWithin(world.now() + 4));
    world.agenda().in(4, () -> tell(deployment, "in_progress"));
    world
        .agenda()
        .in(
            30 + dice().around(3 * Team.MINUTE),
            () -> {
              tell(deployment, "success");
              then.run();
            });
  }

  /**
   * Deploys to all environments of a service's production.
   *
   * @param careful whether somebody has to approve it, and it may fail
   * @param then gets the first deployment when all have succeeded
   */
  void toProduction(Service service, Landing landing, boolean careful, Consumer<Deployment> then) {
    start(new Version(service, landing, careful), service.environments(), then);
  }

  private void start(Version version, List<String> environments, Consumer<Deployment> then) {
    Run run = run(version.landing());
    boolean approval =
        version.careful()
            && codeBase.team().profile().hasStagedDeployments()
            && world.has(Ingredient.FAILING_DEPLOYMENTS);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < environments.size(); i++) {
      String environment = environments.get(i);
      world.agenda().in(2L * i, () -> parts.add(begin(version, environment, run)));
    }
    long begun = 2L * (environments.size() - 1);
    if (approval) {
      Account approver = codeBase.team().somebody();
      world
          .agenda()
          .in(
              begun + 2,
              () -> {
                parts.forEach(part -> ask(part, approver));
                await(version, parts, environments, approver, then);
              });
    } else {
      world.agenda().in(begun + 4, () -> work(version, parts, environments, then));
    }
  }

  private void await(
      Version version,
      List<Part> parts,
      List<String> environments,
      Account approver,
      Consumer<Deployment> then) {
    codeBase
        .team()
        .afterWork(40 * Team.MINUTE, () -> answer(version, parts, environments, approver, then));
  }

  private Part begin(Version version, String environment, Run run) {
    List<Deployment> deployments = new ArrayList<>();
    deployments.add(deployment(environment, version.landing(), run));
    if (world.has(Ingredient.MATRIX)
        && codeBase.team().profile() == Profile.DATA
        && dice().chance(0.2)) {
      deployments.add(deployment(environment, version.landing(), run));
    }
    boolean healed = world.agenda().isWithin(world.now() + 8);
    deployments.forEach(one -> world.code().deployed(one, healed));
    ShipTruth ship = world.truth().ship(List.of(version.service().truth()), version.landing().at());
    return new Part(deployments, ship);
  }

  private void ask(Part part, Account approver) {
    tell(part, "waiting");
    world.code().review(part.deployments().get(0), "requested", approver, world.now());
  }

  private void answer(
      Version version,
      List<Part> parts,
      List<String> environments,
      Account approver,
      Consumer<Deployment> then) {
    boolean refused = dice().chance(0.04);
    String action = refused ? "rejected" : "approved";
    for (Part part : parts) {
      world.code().review(part.deployments().get(0), action, approver, world.now());
      tell(part, refused ? "failure" : "queued");
      if (refused) {
        part.truth().failed();
      } else {
        part.truth().underWay();
      }
    }
    if (refused) {
      codeBase.team().afterWork(2 * Team.HOUR, () -> start(version, environments, then));
    } else {
      world.agenda().in(5, () -> work(version, parts, environments, then));
    }
  }

  /** All work at once; each ends after the one before it. */
  private void work(
      Version version, List<Part> parts, List<String> environments, Consumer<Deployment> then) {
    List<String> failed = new ArrayList<>();
    long end = 0;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      tell(part, "in_progress");
      part.truth().underWay();
      end += 20 + dice().around(3 * Team.MINUTE);
      String environment = environments.get(i);
      boolean last = i == parts.size() - 1;
      boolean fails =
          last
              && version.careful()
              && world.has(Ingredient.FAILING_DEPLOYMENTS)
              && dice().chance(0.08);
      world
          .agenda()
          .in(
              end,
              () -> {
                if (fails) {
                  fail(part);
                  failed.add(environment);
                } else {
                  succeed(part, last && failed.isEmpty());
                }
                if (last) {
                  end(version, part, failed, then);
                }
              });
    }
  }

  private void fail(Part part) {
    tell(part, dice().chance(0.8) ? "failure" : "error");
    part.truth().failed();
  }

  private void succeed(Part part, boolean complete) {
    tell(part, "success");
    if (complete) {
      part.truth().succeeded(world.now());
    } else {
      part.truth().memberDone();
    }
    Deployment deployment = part.deployments().get(0);
    Deployment before = current.put(deployment.environment(), deployment);
    if (before != null && dice().chance(0.3)) {
      tell(before, "inactive");
    }
  }

  private void end(Version version, Part last, List<String> failed, Consumer<Deployment> then) {
    if (failed.isEmpty()) {
      then.accept(last.deployments().get(0));
    } else {
      codeBase.team().afterAll(25 * Team.MINUTE, () -> start(version, failed, then));
    }
  }

  private void tell(Part part, String state) {
    part.deployments().forEach(one -> tell(one, state));
  }

  private void tell(Deployment deployment, String state) {
    world.code().status(deployment, world.nextId(), state, world.now());
  }

  private Deployment deployment(String environment, Landing landing, Run run) {
    String sha = landing.commit().sha();
    return new Deployment(
        codeBase.repository(), world.nextId(), environment, sha, ROBOT, run, world.now());
  }

  private Run run(Landing landing) {
    return new Run(
        codeBase.repository(),
        world.nextId(),
        "deploy",
        "workflow_dispatch",
        Repository.MAIN,
        landing.commit().sha(),
        ROBOT,
        world.now());
  }
}

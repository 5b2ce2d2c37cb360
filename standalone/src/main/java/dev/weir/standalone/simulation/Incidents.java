package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.github.Deployment;
import dev.weir.standalone.simulation.github.Issue;
import dev.weir.standalone.simulation.time.Dice;
import dev.weir.standalone.simulation.truth.IncidentTruth;
import dev.weir.standalone.simulation.truth.ItemTruth;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Versions that turn out badly: the incident, and what ends it. */
final class Incidents {
  private final World world;
  private final Proposing proposing;
  private final Aftercare aftercare;
  private final Set<CodeBase> troubled = new HashSet<>();

  private record Trouble(
      CodeBase codeBase, Service service, Landing landing, Account reporter, Work work) {}

  Incidents(World world, Proposing proposing, Aftercare aftercare) {
    this.world = world;
    this.proposing = proposing;
    this.aftercare = aftercare;
  }

  /** A version is in production: it may turn out badly. */
  void watch(CodeBase codeBase, Service service, Landing landing, Deployment deployment) {
    Dice dice = codeBase.team().dice();
    boolean bad =
        world.has(Ingredient.INCIDENTS) && dice.chance(0.09) && !troubled.contains(codeBase);
    if (bad) {
      troubled.add(codeBase);
      long deployedAt = world.now();
      long found = Math.min(20 * Team.HOUR, dice.around(40 * Team.MINUTE));
      world.agenda().in(found, () -> open(codeBase, service, landing, deployment, deployedAt));
    }
  }

  private void open(
      CodeBase codeBase, Service service, Landing landing, Deployment deployment, long deployedAt) {
    Team team = codeBase.team();
    Account reporter = team.somebody();
    boolean named = service.environments().size() == 1 && team.dice().chance(0.4);
    boolean bug = team.dice().chance(0.5);
    String body = named ? "Since " + deployment.url() : "Customers have told us.";
    Issue issue =
        new Issue(
            codeBase.repository(),
            world.nextId(),
            Words.incident(team.dice()),
            body,
            reporter,
            world.now());
    issue.labelled("incident");
    if (bug) {
      issue.labelled("bug");
    }
    if (codeBase.services().size() > 1) {
      issue.labelled(service.id());
    }
    world.issues().opened(issue, world.now(), false);
    ItemTruth item = item(codeBase, issue, bug ? "bug" : "unknown");
    IncidentTruth incident =
        named
            ? world.truth().incident(codeBase.truth(), service.truth(), deployedAt, world.now())
            : world.truth().incident(codeBase.truth(), service.truth(), world.now());
    Work work = new Work(world, codeBase, issue, Optional.of(item), true);
    work.whenClosed(() -> incident.resolved(world.now()));
    work.take();
    aftercare.forGood(item);
    Trouble trouble = new Trouble(codeBase, service, landing, reporter, work);
    team.afterAll(10 * Team.MINUTE, () -> react(trouble));
  }

  private ItemTruth item(CodeBase codeBase, Issue issue, String type) {
    Team team = codeBase.team();
    String name = codeBase.lastExternalId(issue.externalId());
    ItemTruth item =
        world
            .truth()
            .item(
                new ItemTruth.Identity(name, team.id(), type, "human"),
                team.profile().custom(),
                world.now());
    item.isAnIncident();
    return item;
  }

  private void react(Trouble trouble) {
    Dice dice = trouble.codeBase().team().dice();
    int way = dice.below(10);
    boolean back =
        way < 5
            && trouble
                .codeBase()
                .shipping()
                .rollBack(trouble.service(), () -> resolveSoon(trouble, 25 * Team.MINUTE));
    if (back) {
      return;
    }
    proposing.begin(way < 8 ? hotfix(trouble) : revert(trouble));
    resolveSoon(trouble, 5 * Team.HOUR);
  }

  private void resolveSoon(Trouble trouble, long seconds) {
    trouble
        .codeBase()
        .team()
        .afterAll(
            seconds,
            () -> {
              trouble.work().complete(trouble.reporter(), false);
              troubled.remove(trouble.codeBase());
            });
  }

  private Plan hotfix(Trouble trouble) {
    Team team = trouble.codeBase().team();
    boolean closes = team.dice().chance(0.6);
    boolean labelled = team.dice().chance(0.5);
    long number = world.nextId() % 100_000;
    String name = trouble.work().issue().referenceIn(trouble.codeBase().repository());
    return new Plan(
        trouble.codeBase(),
        team.somebody(),
        "fix: " + trouble.work().issue().title(),
        closes ? "Fixes " + name : "What stopped the trouble.",
        (labelled ? "mend-" : "hotfix/") + number,
        labelled ? "hotfix" : "",
        "bug",
        true,
        closes ? List.of(trouble.work()) : List.of(),
        List.of(trouble.service()),
        Optional.empty());
  }

  private Plan revert(Trouble trouble) {
    Change bad = trouble.landing().change();
    long number = world.nextId() % 100_000;
    return new Plan(
        trouble.codeBase(),
        trouble.codeBase().team().somebody(),
        "Revert \"" + bad.pull().title() + '"',
        "Reverts " + bad.pull().externalId(),
        "revert-" + bad.pull().number() + '-' + number,
        "",
        "unknown",
        true,
        List.of(),
        bad.services(),
        Optional.of(bad));
  }
}

package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Commit;
import dev.weir.standalone.simulation.github.Pull;
import dev.weir.standalone.simulation.truth.ChangeTruth;
import dev.weir.standalone.simulation.truth.ItemTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the first commit on a branch to a pull request that is open to review. */
final class Proposing {
  private final World world;
  private final Checks checks;
  private final Reviewing reviewing;
  private final Aftercare aftercare;

  Proposing(World world, Checks checks, Reviewing reviewing, Aftercare aftercare) {
    this.world = world;
    this.checks = checks;
    this.reviewing = reviewing;
    this.aftercare = aftercare;
  }

  /** Somebody begins to write now. */
  void begin(Plan plan) {
    Team team = plan.codeBase().team();
    if (plan.hasty()) {
      world.agenda().in(team.dice().around(15 * Team.MINUTE), () -> branch(plan));
    } else {
      team.afterWork(4 * Team.HOUR, () -> branch(plan));
    }
  }

  private void branch(Plan plan) {
    Team team = plan.codeBase().team();
    long now = world.now();
    String message = plan.title();
    boolean names = !plan.works().isEmpty() && !plan.hasty() && team.dice().chance(0.25);
    if (names) {
      Work first = plan.works().get(0);
      message += "\n\nFixes " + first.issue().referenceIn(plan.codeBase().repository());
    }
    long madeAt = now - 30 - team.dice().below((int) (3 * Team.HOUR));
    Commit commit =
        new Commit(
            team.dice().sha(),
            message,
            madeAt,
            plan.author(),
            plan.codeBase().paths(plan.services()));
    world
        .code()
        .branched(plan.codeBase().repository(), plan.branch(), List.of(commit), plan.author(), now);
    if (names) {
      plan.works().get(0).item().ifPresent(ItemTruth::named);
    }
    if (plan.hasty() || plan.author().isBot()) {
      world.agenda().in(2 + team.dice().below(240), () -> open(plan, commit, now));
    } else {
      team.afterWork(Team.HOUR, () -> open(plan, commit, now));
    }
  }

  private void open(Plan plan, Commit first, long pushedAt) {
    Team team = plan.codeBase().team();
    boolean draft =
        world.has(Ingredient.DRAFTS)
            && !plan.hasty()
            && !plan.author().isBot()
            && team.dice().chance(0.35);
    long now = world.now();
    Pull pull = pull(plan, first, draft, now);
    ChangeTruth truth = world.truth().change(CodeBase.truths(plan.services()), draft, now);
    Change change =
        new Change(world, plan, pull, truth, join(plan, pull, truth, now), List.of(first));
    truth.pushed(pushedAt, first.madeAt());
    plan.reverts().ifPresent(other -> truth.reverts(other.truth()));
    if (plan.branch().startsWith("hotfix/") || plan.label().equals("hotfix")) {
      truth.isHotfix();
    }
    long told = now + 3;
    boolean healed = !draft && world.agenda().isWithin(told);
    world.pulls().opened(pull, now, healed);
    checks.start(change);
    reviewing.opened(change);
    if (draft) {
      drafting(change, 1 + team.dice().below(3));
    } else {
      world.agenda().at(told, () -> reviewing.begin(change));
    }
  }

  private Pull pull(Plan plan, Commit first, boolean draft, long now) {
    Pull.Proposal proposal =
        new Pull.Proposal(plan.title(), plan.body(), plan.author(), plan.branch(), first.sha());
    Pull pull = new Pull(plan.codeBase().repository(), world.nextId(), proposal, draft, now);
    return plan.label().isEmpty() ? pull : pull.labelled(plan.label());
  }

  /** The change belongs to its issues' items; without any it is its own. */
  private Optional<ItemTruth> join(Plan plan, Pull pull, ChangeTruth truth, long now) {
    List<ItemTruth> items = new ArrayList<>();
    plan.works().forEach(work -> work.item().ifPresent(items::add));
    Optional<ItemTruth> own = Optional.empty();
    if (items.isEmpty()) {
      Team team = plan.codeBase().team();
      String origin = plan.author().isBot() ? "bot" : "human";
      String name = plan.codeBase().lastExternalId(pull.externalId());
      own =
          Optional.of(
              world
                  .truth()
                  .item(
                      new ItemTruth.Identity(name, team.id(), plan.type(), origin),
                      team.profile().custom(),
                      now));
      own.ifPresent(items::add);
      own.ifPresent(aftercare::forGood);
    }
    items.stream().distinct().forEach(truth::belongsTo);
    return own;
  }

  private void drafting(Change change, int pushes) {
    change
        .team()
        .afterWork(
            4 * Team.HOUR,
            () -> {
              if (change.isOver()) {
                return;
              }
              change.push("Go on with " + change.pull().title());
              checks.start(change);
              if (pushes > 1) {
                drafting(change, pushes - 1);
              } else {
                ready(change);
              }
            });
  }

  private void ready(Change change) {
    change
        .team()
        .afterWork(
            20 * Team.MINUTE,
            () -> {
              if (change.isOver()) {
                return;
              }
              world.pulls().ready(change.pull(), world.now());
              change.truth().draft(false);
              world.agenda().in(3, () -> reviewing.begin(change));
            });
  }
}

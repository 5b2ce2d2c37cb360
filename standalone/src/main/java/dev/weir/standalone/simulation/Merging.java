package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.github.Commit;
import dev.weir.standalone.simulation.time.Dice;
import java.util.ArrayList;
import java.util.List;

/** From an approved pull request to its commit on the branch that work lands on. */
final class Merging {
  private final World world;
  private final Checks checks;

  Merging(World world, Checks checks) {
    this.world = world;
    this.checks = checks;
  }

  /** Plans to merge it, if nothing stands against it. */
  void consider(Change change) {
    if (!change.isReady() || change.isMerging()) {
      return;
    }
    change.merging(true);
    if (change.plan().hasty()) {
      change.team().afterAll(3 * Team.MINUTE, () -> merge(change));
    } else {
      change.team().afterWork(25 * Team.MINUTE, () -> merge(change));
    }
  }

  private void merge(Change change) {
    if (!change.isReady()) {
      change.merging(false);
    } else if (change.team().profile() == Profile.PAYMENTS && world.has(Ingredient.MERGE_QUEUE)) {
      change.codeBase().queue().enter(change, checks, this);
    } else {
      Landing landing = land(change, commit(change));
      checks.startLanding(landing, () -> change.codeBase().shipping().passed(landing));
    }
  }

  /** The commit that brings a change, written now. */
  Commit commit(Change change) {
    String title = change.pull().title() + " (#" + change.pull().number() + ")";
    return new Commit(
        change.team().dice().sha(),
        title,
        world.now(),
        change.author(),
        change.commits().get(0).paths());
  }

  /** It lands as a commit now. */
  Landing land(Change change, Commit commit) {
    long now = world.now();
    Dice dice = change.team().dice();
    Account by = change.author().isBot() ? change.team().somebody() : change.author();
    boolean labelled = dice.chance(0.2) && world.agenda().isWithin(now + 300);
    boolean commented = dice.chance(0.3) && world.agenda().isWithin(now + 600);
    change.end();
    world.pulls().merged(change.pull(), commit.sha(), by, now, labelled);
    boolean told = !labelled && change.codeBase().services().size() == 1;
    world.code().landed(change.pull().repository(), commits(change, commit), by, now, told);
    change.truth().landed(now);
    change.closeWorks(by, commented && change.plan().works().size() == 1);
    if (labelled) {
      world.agenda().in(300, () -> label(change, by));
    }
    if (commented && !change.plan().works().isEmpty()) {
      world.agenda().in(600, () -> comment(change.plan().works().get(0), by));
    }
    Landing landing = new Landing(commit, now, change);
    change.codeBase().shipping().landed(landing);
    return landing;
  }

  private void label(Change change, Account by) {
    world.pulls().labeled(change.pull(), "merged", by, world.now());
  }

  private void comment(Work work, Account by) {
    world.issues().commented(work.issue(), by, world.nextId(), world.now());
  }

  private static List<Commit> commits(Change change, Commit landing) {
    List<Commit> commits = new ArrayList<>();
    if (!change.team().profile().squashes()) {
      commits.addAll(change.commits());
    }
    commits.add(landing);
    return commits;
  }
}

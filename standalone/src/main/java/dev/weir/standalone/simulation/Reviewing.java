package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.time.Dice;
import dev.weir.standalone.simulation.truth.ItemTruth;
import java.util.function.Consumer;

/** From a pull request that is open to review to its approval, or to its end without one. */
final class Reviewing {
  private static final int LAST_ROUND = 4;

  private final World world;
  private final Checks checks;
  private final Consumer<Change> givenUp;

  /**
   * Reviews.
   *
   * @param givenUp what its people do when a change was abandoned for good
   */
  Reviewing(World world, Checks checks, Consumer<Change> givenUp) {
    this.world = world;
    this.checks = checks;
    this.givenUp = givenUp;
  }

  /**
   * A pull request was opened. What will become of it is settled at once for those that come to
   * nothing: whether a change ends abandoned matters before it does.
   */
  void opened(Change change) {
    Dice dice = change.team().dice();
    if (change.plan().hasty() || !world.has(Ingredient.ABANDONED) || !dice.chance(0.07)) {
      return;
    }
    change.doom();
    long at = world.now() + dice.around(30 * Team.HOUR);
    boolean forGood = !world.has(Ingredient.REOPENINGS) || dice.chance(0.8);
    if (forGood && world.agenda().isWithin(at)) {
      change.truth().willBeAbandoned();
    }
    world.agenda().at(at, () -> abandon(change, forGood));
  }

  /** It is open to review from now on. */
  void begin(Change change) {
    if (change.isOver()) {
      return;
    }
    Account reviewer = change.team().somebodyBut(change.author());
    world.pulls().reviewRequested(change.pull(), reviewer, world.now());
    if (!change.isDoomed()) {
      awaitVerdict(change, reviewer, 1);
    }
  }

  private void abandon(Change change, boolean forGood) {
    world.pulls().abandoned(change.pull(), change.author(), world.now());
    change.truth().abandoned();
    change.ownItem().ifPresent(ItemTruth::dropped);
    change.end();
    if (forGood) {
      givenUp.accept(change);
    } else {
      change.team().afterWork(8 * Team.HOUR, () -> reopen(change));
    }
  }

  private void reopen(Change change) {
    world.pulls().reopened(change.pull(), world.now());
    change.truth().reopened(world.now());
    change.ownItem().ifPresent(ItemTruth::reopened);
    change.beginAgain();
    checks.start(change);
    Account reviewer = change.team().somebodyBut(change.author());
    if (change.pull().isDraft()) {
      change.team().afterWork(Team.HOUR, () -> readyAgain(change, reviewer, LAST_ROUND));
    } else {
      awaitVerdict(change, reviewer, LAST_ROUND);
    }
  }

  private void awaitVerdict(Change change, Account reviewer, int round) {
    if (change.plan().hasty()) {
      change.team().afterAll(8 * Team.MINUTE, () -> approve(change, reviewer));
    } else {
      change.team().afterWork(3 * Team.HOUR, () -> decide(change, reviewer, round));
    }
  }

  private void decide(Change change, Account reviewer, int round) {
    if (change.isOver()) {
      return;
    }
    Dice dice = change.team().dice();
    boolean content = !world.has(Ingredient.REVIEWS) || round >= LAST_ROUND || dice.chance(0.66);
    if (content) {
      approve(change, reviewer);
    } else if (dice.chance(0.3)) {
      world.pulls().reviewed(change.pull(), reviewer, world.nextId(), "commented", world.now());
      awaitVerdict(change, reviewer, round + 1);
    } else {
      refuse(change, reviewer, round);
    }
  }

  private void approve(Change change, Account reviewer) {
    if (change.isOver()) {
      return;
    }
    world.pulls().reviewed(change.pull(), reviewer, world.nextId(), "approved", world.now());
    change.truth().reviewed(reviewer.login(), true, world.now());
    change.approve();
    if (!change.plan().hasty() && !change.author().isBot() && change.team().dice().chance(0.08)) {
      change.team().afterWork(15 * Team.MINUTE, () -> push(change, "A last touch"));
    }
    checks.merging().consider(change);
  }

  private void refuse(Change change, Account reviewer, int round) {
    long review = world.nextId();
    long at = world.now();
    Dice dice = change.team().dice();
    world.pulls().reviewed(change.pull(), reviewer, review, "changes_requested", at);
    change.truth().reviewed(reviewer.login(), false, at);
    if (dice.chance(0.15)) {
      change.team().afterWork(Team.HOUR, () -> dismiss(change, reviewer, review, at, round));
    } else {
      boolean redraft = world.has(Ingredient.DRAFTS) && dice.chance(0.12);
      if (redraft) {
        change.team().afterWork(20 * Team.MINUTE, () -> draft(change, reviewer, round));
      } else {
        change.team().afterWork(3 * Team.HOUR, () -> answer(change, reviewer, round));
      }
    }
  }

  private void dismiss(Change change, Account reviewer, long review, long reviewedAt, int round) {
    if (!change.isOver()) {
      world.pulls().dismissed(change.pull(), reviewer, review, reviewedAt, world.now());
      change.truth().dismissed(reviewer.login());
      awaitVerdict(change, change.team().somebodyBut(change.author()), round + 1);
    }
  }

  private void draft(Change change, Account reviewer, int round) {
    if (!change.isOver()) {
      world.pulls().drafted(change.pull(), world.now());
      change.truth().draft(true);
      change.team().afterWork(3 * Team.HOUR, () -> answer(change, reviewer, round));
    }
  }

  private void answer(Change change, Account reviewer, int round) {
    if (change.isOver()) {
      return;
    }
    push(change, "As reviewed");
    if (change.pull().isDraft()) {
      change.team().afterWork(10 * Team.MINUTE, () -> readyAgain(change, reviewer, round));
    } else {
      awaitVerdict(change, reviewer, round + 1);
    }
  }

  private void readyAgain(Change change, Account reviewer, int round) {
    if (!change.isOver()) {
      world.pulls().ready(change.pull(), world.now());
      change.truth().draft(false);
      awaitVerdict(change, reviewer, round + 1);
    }
  }

  private void push(Change change, String message) {
    if (!change.isOver()) {
      change.push(message);
      checks.start(change);
    }
  }
}

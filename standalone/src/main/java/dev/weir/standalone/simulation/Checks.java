package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.github.PullHooks;
import dev.weir.standalone.simulation.github.Repository;
import dev.weir.standalone.simulation.github.Run;
import dev.weir.standalone.simulation.time.Dice;
import java.util.function.Consumer;

/** The runs that check commits: of pull requests, of the merge queue, of what has landed. */
final class Checks {
  private static final String REQUIRED = "build";
  private static final String ADVICE = "advice";
  private static final int LAST_ATTEMPT = 3;

  private final World world;
  private final Merging merging;

  Checks(World world) {
    this.world = world;
    this.merging = new Merging(world, this);
  }

  Merging merging() {
    return merging;
  }

  /** Checks the head of a pull request, some seconds after it came. */
  void start(Change change) {
    if (!world.has(Ingredient.RUNS)) {
      change.checksPassed();
      merging.consider(change);
      return;
    }
    String head = change.pull().head();
    world.agenda().in(4 + change.team().dice().below(12), () -> startHead(change, head));
  }

  private void startHead(Change change, String head) {
    if (change.isOver() || !change.pull().head().equals(head)) {
      return;
    }
    Run run = run(change, REQUIRED, "pull_request", change.pull().branch(), head);
    change.truth().checkStarted(run.id());
    attempt(change, run, 1, passed -> headChecked(change, run, passed));
    if (change.team().profile() == Profile.PLATFORM) {
      Run advice = run(change, ADVICE, "pull_request", change.pull().branch(), head);
      String conclusion = change.team().dice().chance(0.5) ? "success" : "failure";
      attempt(change.team().dice(), advice, 1, conclusion, () -> {});
    }
  }

  private void headChecked(Change change, Run run, boolean passed) {
    if (change.isOver() || !change.pull().head().equals(run.sha())) {
      return;
    }
    if (passed) {
      change.checksPassed();
      merging.consider(change);
    } else {
      change.team().afterWork(40 * Team.MINUTE, () -> mend(change, run));
    }
  }

  private void mend(Change change, Run run) {
    if (!change.isOver() && change.pull().head().equals(run.sha())) {
      change.push("Mend the build");
      start(change);
    }
  }

  /** Checks what has landed; a failing run is tried again until it passes. */
  void startLanding(Landing landing, Runnable passed) {
    if (!world.has(Ingredient.RUNS)) {
      passed.run();
      return;
    }
    Change change = landing.change();
    world
        .agenda()
        .in(
            3 + change.team().dice().below(9),
            () -> {
              Run run = run(change, REQUIRED, "push", Repository.MAIN, landing.commit().sha());
              change.truth().landingCheckStarted(run.id());
              attempt(change, run, 1, ok -> landingChecked(ok, passed));
              skip(change, landing);
            });
  }

  private static void landingChecked(boolean ok, Runnable passed) {
    if (ok) {
      passed.run();
    }
  }

  /** Some runs find nothing to do. */
  private void skip(Change change, Landing landing) {
    if (change.team().dice().chance(0.15)) {
      Run run = run(change, "build-docs", "push", Repository.MAIN, landing.commit().sha());
      change.truth().landingCheckStarted(run.id());
      attempt(
          change.team().dice(),
          run,
          1,
          "skipped",
          () -> change.truth().landingCheckSkipped(run.id()));
    }
  }

  /** Checks what the merge queue would merge. */
  void startQueued(Change change, String sha, Consumer<Boolean> ended) {
    Run run = run(change, REQUIRED, "merge_group", PullHooks.queueBranch(change.pull()), sha);
    change.truth().landingCheckStarted(run.id());
    Dice dice = change.team().dice();
    boolean passes = dice.chance(0.9);
    attempt(
        dice,
        run,
        1,
        passes ? "success" : "failure",
        () -> {
          change.truth().checkEnded(run.id(), passes);
          ended.accept(passes);
        });
  }

  private void attempt(Change change, Run run, int number, Consumer<Boolean> decided) {
    Dice dice = change.team().dice();
    double chance = dice.below(1000) / 1000.0;
    String conclusion =
        number >= LAST_ATTEMPT || chance < 0.87
            ? "success"
            : chance < 0.9 ? "cancelled" : chance < 0.92 ? "timed_out" : "failure";
    attempt(dice, run, number, conclusion, () -> ended(change, run, number, conclusion, decided));
  }

  private void ended(
      Change change, Run run, int number, String conclusion, Consumer<Boolean> decided) {
    boolean passed = conclusion.equals("success");
    boolean cancelled = conclusion.equals("cancelled");
    if (!cancelled) {
      change.truth().checkEnded(run.id(), passed);
    }
    boolean landing = run.event().equals("push");
    if (passed || (!cancelled && !landing && change.team().dice().chance(0.5))) {
      decided.accept(passed);
    } else {
      change.team().afterAll(15 * Team.MINUTE, () -> attempt(change, run, number + 1, decided));
    }
  }

  private void attempt(Dice dice, Run run, int number, String conclusion, Runnable ended) {
    long now = world.now();
    long end = now + 20 + dice.around(6 * Team.MINUTE);
    boolean ends = world.agenda().isWithin(end);
    world.code().requested(run, number, now, ends);
    world.agenda().in(6, () -> world.code().inProgress(run, number, now, world.now(), ends));
    world
        .agenda()
        .at(
            end,
            () -> {
              world.code().completed(run, number, now, conclusion, world.now());
              ended.run();
            });
  }

  private Run run(Change change, String name, String event, String branch, String sha) {
    Account actor = change.author();
    Repository repository = change.pull().repository();
    return new Run(repository, world.nextId(), name, event, branch, sha, actor, world.now());
  }
}

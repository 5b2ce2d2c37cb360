package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Commit;
import java.util.ArrayDeque;

/** Merges one pull request after the other, each when what it would make has passed its checks. */
final class MergeQueue {
  private final World world;
  private final CodeBase codeBase;
  private final ArrayDeque<Change> waiting = new ArrayDeque<>();
  private boolean busy;

  MergeQueue(World world, CodeBase codeBase) {
    this.world = world;
    this.codeBase = codeBase;
  }

  void enter(Change change, Checks checks, Merging merging) {
    world.pulls().queued(change.pull(), true, world.now());
    change.truth().queued(true);
    waiting.add(change);
    next(checks, merging);
  }

  private void next(Checks checks, Merging merging) {
    if (busy || waiting.isEmpty()) {
      return;
    }
    busy = true;
    Change change = waiting.remove();
    world
        .agenda()
        .in(
            3,
            () -> {
              Commit commit = merging.commit(change);
              world.pulls().mergeGroup(change.pull(), commit, false, "", world.now());
              world.agenda().in(2, () -> check(change, commit, checks, merging));
            });
  }

  private void check(Change change, Commit commit, Checks checks, Merging merging) {
    if (world.has(Ingredient.RUNS)) {
      checks.startQueued(
          change, commit.sha(), passed -> checked(change, commit, passed, checks, merging));
    } else {
      world.agenda().in(180, () -> merge(change, commit, checks, merging));
    }
  }

  private void checked(
      Change change, Commit commit, boolean passed, Checks checks, Merging merging) {
    if (passed) {
      world.agenda().in(2, () -> merge(change, commit, checks, merging));
      return;
    }
    long now = world.now();
    world.pulls().queued(change.pull(), false, now);
    world.pulls().mergeGroup(change.pull(), commit, true, "dequeued", now);
    change.truth().queued(false);
    change.truth().landingChecksDropped();
    change.merging(false);
    change.team().afterWork(40 * Team.MINUTE, () -> merging.consider(change));
    leave(checks, merging);
  }

  private void merge(Change change, Commit commit, Checks checks, Merging merging) {
    Landing landing = merging.land(change, commit);
    world.pulls().queued(change.pull(), false, world.now());
    world.pulls().mergeGroup(change.pull(), commit, true, "merged", world.now());
    codeBase.shipping().passed(landing);
    leave(checks, merging);
  }

  private void leave(Checks checks, Merging merging) {
    busy = false;
    next(checks, merging);
  }
}

package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.github.Commit;
import dev.weir.standalone.simulation.github.Pull;
import dev.weir.standalone.simulation.truth.ChangeTruth;
import dev.weir.standalone.simulation.truth.ItemTruth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A pull request, what is true of it, and how far its people are with it. */
final class Change {
  private final World world;
  private final Plan plan;
  private final Pull pull;
  private final ChangeTruth truth;
  private final Optional<ItemTruth> ownItem;
  private final List<Commit> commits;
  private boolean over;
  private boolean checked;
  private boolean approved;
  private boolean merging;
  private boolean doomed;

  Change(
      World world,
      Plan plan,
      Pull pull,
      ChangeTruth truth,
      Optional<ItemTruth> ownItem,
      List<Commit> commits) {
    this.world = world;
    this.plan = plan;
    this.pull = pull;
    this.truth = truth;
    this.ownItem = ownItem;
    this.commits = new ArrayList<>(commits);
  }

  Plan plan() {
    return plan;
  }

  CodeBase codeBase() {
    return plan.codeBase();
  }

  Team team() {
    return plan.codeBase().team();
  }

  List<Service> services() {
    return plan.services();
  }

  Pull pull() {
    return pull;
  }

  ChangeTruth truth() {
    return truth;
  }

  Optional<ItemTruth> ownItem() {
    return ownItem;
  }

  List<Commit> commits() {
    return commits;
  }

  Account author() {
    return pull.author();
  }

  /** One more commit on its branch, written some minutes ago. */
  void push(String message) {
    long now = world.now();
    long madeAt = now - 20 - team().dice().below(600);
    Commit commit =
        new Commit(
            team().dice().sha(), message, madeAt, author(), codeBase().paths(plan.services()));
    world
        .code()
        .pushed(pull.repository(), pull.branch(), pull.head(), List.of(commit), author(), now);
    world.pulls().synchronized_(pull, commit.sha(), now);
    commits.add(commit);
    truth.pushed(now, madeAt);
    checked = false;
  }

  boolean isOver() {
    return over;
  }

  void end() {
    over = true;
  }

  void beginAgain() {
    over = false;
    merging = false;
    doomed = false;
  }

  /** It will be given up. */
  void doom() {
    doomed = true;
  }

  boolean isDoomed() {
    return doomed;
  }

  void checksPassed() {
    checked = true;
  }

  void approve() {
    approved = true;
  }

  /** Whether nothing stands against merging it any more. */
  boolean isReady() {
    return checked && approved && !over;
  }

  boolean isMerging() {
    return merging;
  }

  void merging(boolean is) {
    merging = is;
  }

  /** The issues that it closes are closed by its merge. */
  void closeWorks(Account by, boolean healed) {
    plan.works().forEach(work -> work.complete(by, healed));
  }
}

package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.github.Issue;
import dev.weir.standalone.simulation.truth.ItemTruth;
import java.util.Optional;

/** An issue, and what is true of it. */
final class Work {
  private final World world;
  private final CodeBase codeBase;
  private final Issue issue;
  private final Optional<ItemTruth> item;
  private final boolean counts;
  private boolean taken;
  private Runnable onClosed = () -> {};

  /**
   * An issue that was opened.
   *
   * @param item that its changes belong to: its own, or its whole's; empty where it counts nothing
   * @param counts whether the item is its own
   */
  Work(World world, CodeBase codeBase, Issue issue, Optional<ItemTruth> item, boolean counts) {
    this.world = world;
    this.codeBase = codeBase;
    this.issue = issue;
    this.item = item;
    this.counts = counts;
  }

  CodeBase codeBase() {
    return codeBase;
  }

  Team team() {
    return codeBase.team();
  }

  Issue issue() {
    return issue;
  }

  Optional<ItemTruth> item() {
    return item;
  }

  private Optional<ItemTruth> ownItem() {
    return counts ? item : Optional.empty();
  }

  /** Whether it is an item of its own. */
  boolean counts() {
    return counts;
  }

  boolean isTaken() {
    return taken;
  }

  /** Somebody has taken it up. */
  void take() {
    taken = true;
  }

  /** What else is true when it is closed as completed. */
  void whenClosed(Runnable what) {
    onClosed = what;
  }

  void assign(Account to) {
    world.issues().assigned(issue, to, world.now());
    ownItem().ifPresent(own -> own.assigned(true));
  }

  void block(String label, Account by) {
    world.issues().labeled(issue, label, by, world.now());
    ownItem().ifPresent(own -> own.blockedBy(label, world.now()));
  }

  void unblock(String label, Account by) {
    world.issues().unlabeled(issue, label, by, world.now());
    ownItem().ifPresent(own -> own.freedFrom(label, world.now()));
  }

  void heldUpBy(Work other, boolean holds, Account who) {
    world.issues().dependency(issue, other.issue(), holds, who, world.now());
    String reason = other.issue().externalId();
    if (holds) {
      ownItem().ifPresent(own -> own.blockedBy(reason, world.now()));
    } else {
      ownItem().ifPresent(own -> own.freedFrom(reason, world.now()));
    }
  }

  void complete(Account by, boolean healed) {
    if (issue.isOpen()) {
      world.issues().closed(issue, "completed", by, world.now(), healed);
      ownItem().ifPresent(ItemTruth::closed);
      onClosed.run();
    }
  }

  void drop(String reason, Account by) {
    if (issue.isOpen()) {
      world.issues().closed(issue, reason, by, world.now(), false);
      ownItem().ifPresent(ItemTruth::dropped);
    }
  }

  void reopen(Account by) {
    world.issues().reopened(issue, by, world.now());
    ownItem().ifPresent(ItemTruth::reopened);
  }
}

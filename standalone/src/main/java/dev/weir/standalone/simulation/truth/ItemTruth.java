package dev.weir.standalone.simulation.truth;

import dev.weir.standalone.simulation.truth.Place.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is true of an issue, or of a pull request that is nobody's, now; and where it has been.
 * Times are seconds since 1970; -1 where there is none.
 */
public final class ItemTruth {
  private enum State {
    OPEN,
    DONE,
    DROPPED
  }

  private final Truth truth;
  private final long createdAt;
  private final List<ChangeTruth> changes = new ArrayList<>();
  private final Set<ChangeTruth> carried = new HashSet<>();
  private final Set<String> blockers = new HashSet<>();
  private final Timeline timeline = new Timeline();
  private Identity identity;
  private Custom custom;
  private State state = State.OPEN;
  private boolean assigned;
  private boolean named;
  private boolean incident;
  private boolean reopening;
  private int life;
  private long lifeBegan;
  private long lifeDoneAt = -1;
  private boolean lifeDropped;

  /** How an item is known. */
  public record Identity(String externalId, String team, String type, String origin) {}

  ItemTruth(Truth truth, Identity identity, Custom custom, long at) {
    this.truth = truth;
    this.identity = identity;
    this.custom = custom;
    this.createdAt = at;
    this.lifeBegan = at;
  }

  /** Another name, team or type from now on, and always before. */
  public void isNow(Identity other, Custom ofTeam) {
    identity = other;
    custom = ofTeam;
  }

  /** A commit names it. */
  public void named() {
    named = true;
    truth.touch(this);
  }

  /** Whether somebody is assigned, from now on. */
  public void assigned(boolean is) {
    assigned = is;
    truth.touch(this);
  }

  /** It reports an incident. */
  public void isAnIncident() {
    incident = true;
  }

  /** Closed as completed. */
  public void closed() {
    state = State.DONE;
    truth.touch(this);
  }

  /** Closed as not planned; a pull request: without merging. */
  public void dropped() {
    state = State.DROPPED;
    truth.touch(this);
  }

  /** Open again. */
  public void reopened() {
    state = State.OPEN;
    reopening = true;
    truth.touch(this);
  }

  /** Something holds it up. */
  public void blockedBy(String reason, long at) {
    if (blockers.add(reason) && blockers.size() == 1) {
      timeline.blocked(at);
    }
  }

  /** Something holds it up no longer. */
  public void freedFrom(String reason, long at) {
    if (blockers.remove(reason) && blockers.isEmpty()) {
      timeline.freed(at);
    }
  }

  /** Whether it is out, or given up. */
  public boolean isOver() {
    return lifeDropped || timeline.isIn(Place.PRODUCTION);
  }

  boolean isIncident() {
    return incident;
  }

  void add(ChangeTruth change) {
    changes.add(change);
  }

  /** Where it stands at the end of a second in which something about it became true. */
  void settle(long now) {
    if (reopening && (lifeDoneAt >= 0 || lifeDropped)) {
      beginAgain(now);
    }
    reopening = false;
    Standing standing = standing();
    if (standing == null) {
      timeline.end(now);
      lifeDropped = true;
      return;
    }
    timeline.enter(standing, now);
    if (standing.place() == Place.PRODUCTION && lifeDoneAt < 0) {
      lifeDoneAt = now;
    }
  }

  private void beginAgain(long now) {
    life++;
    lifeBegan = now;
    lifeDoneAt = -1;
    lifeDropped = false;
    carried.clear();
    changes.stream()
        .filter(change -> !change.isAbandoned() && !change.isDone(custom))
        .forEach(carried::add);
  }

  private @Nullable Standing standing() {
    if (state == State.DROPPED) {
      return null;
    }
    Standing least = null;
    for (ChangeTruth change : changes) {
      Standing standing = counts(change) ? change.standing(custom) : null;
      if (standing != null) {
        least = least == null ? standing : least.orLess(standing);
      }
    }
    if (least != null) {
      return least;
    }
    return state == State.DONE ? Standing.at(Place.PRODUCTION) : beforeChanges();
  }

  private Standing beforeChanges() {
    if (life > 0) {
      return Standing.backAt(Place.DEVELOPMENT);
    }
    if (named || !changes.isEmpty()) {
      return Standing.at(Place.DEVELOPMENT);
    }
    boolean designing = assigned && custom.assignmentStarts();
    return Standing.at(designing ? Place.DESIGN : Place.BACKLOG);
  }

  private boolean counts(ChangeTruth change) {
    if (change.isAbandoned() || (state == State.DONE && change.endsAbandoned())) {
      return false;
    }
    boolean ofThisLife =
        change.createdAt() >= lifeBegan
            || change.lastOpenedAt() > lifeBegan
            || life == 0
            || carried.contains(change);
    return ofThisLife && (lifeDoneAt < 0 || change.lastOpenedAt() <= lifeDoneAt);
  }

  ItemRow row() {
    boolean counted = changes.stream().anyMatch(this::counts);
    String basis = counted ? custom.done().id() : "closed";
    return timeline.row(identity, createdAt, lifeDropped, basis);
  }
}

package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.time.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes up issues: who works on them, in which repository, what holds them up. */
final class Programme {
  private static final int REMEMBERED = 30;

  private final World world;
  private final Proposing proposing;
  private final Aftercare aftercare;
  private final List<Work> waiting = new ArrayList<>();

  Programme(World world, Proposing proposing, Aftercare aftercare) {
    this.world = world;
    this.proposing = proposing;
    this.aftercare = aftercare;
  }

  /** An issue waits to be taken up; another's change may do it on the way. */
  void queue(Work work) {
    waiting.add(work);
    if (waiting.size() > REMEMBERED) {
      waiting.remove(0);
    }
  }

  /** Somebody takes it up now, unless that has happened. */
  void start(Work work) {
    waiting.remove(work);
    if (work.isTaken() || !work.issue().isOpen()) {
      return;
    }
    work.take();
    Team team = work.team();
    Dice dice = team.dice();
    if (dice.chance(0.8)) {
      work.assign(team.somebody());
    }
    team.afterWork(2 * Team.HOUR, () -> change(work));
    if (dice.chance(0.05)) {
      team.afterWork(12 * Team.HOUR, () -> change(work));
    }
    if (world.has(Ingredient.BLOCKERS)) {
      holdUp(work);
    }
    if (work.counts()) {
      aftercare(work);
    }
  }

  void aftercare(Work work) {
    aftercare.of(work, this::change);
  }

  /** Somebody begins a change for an issue. */
  void change(Work work) {
    if (!work.issue().isOpen()) {
      return;
    }
    Team team = work.team();
    Dice dice = team.dice();
    CodeBase codeBase = dice.chance(0.3) ? dice.oneOf(team.codeBases()) : work.codeBase();
    List<Work> works = new ArrayList<>(List.of(work));
    if (work.counts() && dice.chance(0.06)) {
      onTheWay(work).ifPresent(works::add);
    }
    List<Service> services = codeBase.someServices();
    Account author = team.somebody();
    String title = work.issue().title();
    StringBuilder body = new StringBuilder("What was asked for.\n");
    for (Work one : works) {
      body.append("\nCloses ").append(one.issue().referenceIn(codeBase.repository()));
    }
    String branch = Words.branch(title, world.nextId() % 1_000_000);
    proposing.begin(
        new Plan(
            codeBase,
            author,
            title,
            body.toString(),
            branch,
            "",
            "unknown",
            false,
            works,
            services,
            Optional.empty()));
  }

  private Optional<Work> onTheWay(Work than) {
    for (Work other : waiting) {
      if (other.team().equals(than.team()) && other.issue().isOpen() && !other.isTaken()) {
        waiting.remove(other);
        other.take();
        aftercare(other);
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /** What its people do when a change was given up: another one, or nothing. */
  void givenUp(Change change) {
    for (Work work : change.plan().works()) {
      if (!work.issue().isOpen()) {
        continue;
      }
      if (!work.counts() || change.team().dice().chance(0.6)) {
        change(work);
      } else {
        work.drop("not_planned", change.author());
      }
    }
  }

  private void holdUp(Work work) {
    Team team = work.team();
    Dice dice = team.dice();
    if (!work.counts()) {
      return;
    }
    if (dice.chance(0.12)) {
      team.afterWork(5 * Team.HOUR, () -> block(work));
    }
    if (dice.chance(0.06)) {
      team.afterWork(6 * Team.HOUR, () -> depend(work));
    }
  }

  private void block(Work work) {
    if (work.issue().isOpen()) {
      work.block("blocked", work.team().somebody());
      work.team().afterWork(6 * Team.HOUR, () -> work.unblock("blocked", work.team().somebody()));
    }
  }

  private void depend(Work work) {
    if (waiting.isEmpty() || !work.issue().isOpen()) {
      return;
    }
    Work other = work.team().dice().oneOf(waiting);
    work.heldUpBy(other, true, work.team().somebody());
    work.team().afterWork(7 * Team.HOUR, () -> work.heldUpBy(other, false, work.team().somebody()));
  }

  /** A whole is completed by hand once all its parts are closed. */
  void completeAfter(Work whole, List<Work> parts, int number) {
    whole
        .team()
        .afterWork(
            8 * Team.HOUR,
            () -> {
              boolean done =
                  parts.size() == number && parts.stream().noneMatch(part -> part.issue().isOpen());
              if (done) {
                whole.complete(whole.team().somebody(), false);
                aftercare.forGood(whole.item().orElseThrow());
              } else {
                completeAfter(whole, parts, number);
              }
            });
  }
}

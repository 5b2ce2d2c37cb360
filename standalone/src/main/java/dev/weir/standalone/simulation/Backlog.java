package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.github.Issue;
import dev.weir.standalone.simulation.time.Dice;
import dev.weir.standalone.simulation.truth.ItemTruth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues as they come to a team, and what is decided about each. */
final class Backlog {
  private static final Account TRIAGE = new Account("triage-app[bot]", 99_120_044, true);

  private static final Map<String, String> TYPES =
      Map.of(
          "enhancement",
          "feature",
          "bug",
          "bug",
          "tech-debt",
          "chore",
          "security",
          "risk",
          "",
          "unknown");
  private static final List<String> LABELS =
      List.of(
          "enhancement",
          "enhancement",
          "enhancement",
          "enhancement",
          "bug",
          "bug",
          "bug",
          "tech-debt",
          "security",
          "");
  private static final Map<String, String> NATIVE =
      Map.of("Feature", "feature", "Bug", "bug", "Task", "chore", "Vulnerability", "risk");

  private final World world;
  private final Team team;
  private final List<Team> teams;
  private final Programme programme;

  Backlog(World world, Team team, List<Team> teams, Programme programme) {
    this.world = world;
    this.team = team;
    this.teams = teams;
    this.programme = programme;
  }

  /** Issues come from now on. */
  void begin() {
    world
        .agenda()
        .at(
            team.nextArrival(world.settings().rate() * 0.6),
            () -> {
              arrive();
              begin();
            });
  }

  private void arrive() {
    double kind = team.dice().below(1000) / 1000.0;
    if (kind < 0.03 && world.has(Ingredient.DELETIONS)) {
      spam();
    } else if (kind < 0.07 && world.has(Ingredient.TRANSFERS) && teams.size() > 1) {
      transfer();
    } else if (kind < 0.13) {
      dropLater(ordinary());
    } else if (kind < 0.27 && world.has(Ingredient.PARTS) && team.profile() == Profile.MOBILE) {
      if (kind < 0.16) {
        epic();
      } else {
        tree();
      }
    } else {
      Work work = ordinary();
      programme.queue(work);
      team.afterWork(8 * Team.HOUR, () -> programme.start(work));
    }
  }

  private Issue issue(CodeBase codeBase, String title) {
    return new Issue(
        codeBase.repository(), world.nextId(), title, "", team.somebody(), world.now());
  }

  private ItemTruth item(CodeBase codeBase, Issue issue, String type) {
    return world.truth().item(identity(codeBase, issue, type), custom(codeBase), world.now());
  }

  private static ItemTruth.Identity identity(CodeBase codeBase, Issue issue, String type) {
    String name = codeBase.lastExternalId(issue.externalId());
    return new ItemTruth.Identity(name, codeBase.team().id(), type, "human");
  }

  private static dev.weir.standalone.simulation.truth.Custom custom(CodeBase codeBase) {
    return codeBase.team().profile().custom();
  }

  private Work ordinary() {
    CodeBase codeBase = team.dice().oneOf(team.codeBases());
    Issue issue = issue(codeBase, Words.task(team.dice()));
    if (team.profile() == Profile.PLATFORM) {
      String type = team.dice().oneOf(List.copyOf(new java.util.TreeSet<>(NATIVE.keySet())));
      issue.typed(type);
      world.issues().opened(issue, world.now(), false);
      ItemTruth item = item(codeBase, issue, NATIVE.getOrDefault(type, "unknown"));
      return new Work(world, codeBase, issue, Optional.of(item), true);
    }
    String label = team.dice().oneOf(LABELS);
    long triaged = world.now() + team.dice().between(60, 400);
    boolean healed = !label.isEmpty() && world.agenda().isWithin(triaged);
    world.issues().opened(issue, world.now(), healed);
    ItemTruth item = item(codeBase, issue, "unknown");
    if (!label.isEmpty()) {
      world.agenda().at(triaged, () -> triage(codeBase, issue, item, label));
    }
    return new Work(world, codeBase, issue, Optional.of(item), true);
  }

  private void triage(CodeBase codeBase, Issue issue, ItemTruth item, String label) {
    world.issues().labeled(issue, label, TRIAGE, world.now());
    item.isNow(identity(codeBase, issue, TYPES.getOrDefault(label, "unknown")), custom(codeBase));
  }

  private void dropLater(Work work) {
    String reason = team.dice().chance(0.7) ? "not_planned" : "duplicate";
    team.afterWork(
        20 * Team.HOUR,
        () -> {
          work.drop(reason, team.somebody());
          programme.aftercare(work);
        });
  }

  private void spam() {
    CodeBase codeBase = team.dice().oneOf(team.codeBases());
    Issue issue = issue(codeBase, "Cheap watches");
    world.issues().opened(issue, world.now(), false);
    ItemTruth item = item(codeBase, issue, "unknown");
    team.afterWork(
        2 * Team.HOUR,
        () -> {
          world.issues().deleted(issue, team.somebody(), world.now());
          world.truth().strike(item);
        });
  }

  private void transfer() {
    CodeBase from = team.dice().oneOf(team.codeBases());
    Issue issue = issue(from, Words.task(team.dice())).labelled("bug");
    world.issues().opened(issue, world.now(), false);
    ItemTruth item = item(from, issue, "bug");
    Team to = team.dice().oneOf(teams);
    if (to.equals(team)) {
      programme.start(new Work(world, from, issue, Optional.of(item), true));
      return;
    }
    CodeBase there = team.dice().oneOf(to.codeBases());
    team.afterWork(
        4 * Team.HOUR,
        () -> {
          Issue moved = issue.movedTo(there.repository());
          world.issues().transferred(issue, moved, team.somebody(), world.now());
          item.isNow(identity(there, moved, "bug"), custom(there));
          Work work = new Work(world, there, moved, Optional.of(item), true);
          to.afterWork(6 * Team.HOUR, () -> programme.start(work));
        });
  }

  /** An epic counts nothing; a pull request that names it is an item of its own. */
  private void epic() {
    CodeBase codeBase = team.dice().oneOf(team.codeBases());
    Issue issue = issue(codeBase, "All of " + Words.task(team.dice())).typed("Epic");
    world.issues().opened(issue, world.now(), false);
    Work work = new Work(world, codeBase, issue, Optional.empty(), false);
    if (team.dice().chance(0.4)) {
      team.afterWork(10 * Team.HOUR, () -> programme.change(work));
    }
  }

  private void tree() {
    CodeBase codeBase = team.dice().oneOf(team.codeBases());
    Issue whole = issue(codeBase, Words.task(team.dice())).typed("Feature");
    world.issues().opened(whole, world.now(), false);
    ItemTruth item = item(codeBase, whole, "feature");
    Work work = new Work(world, codeBase, whole, Optional.of(item), true);
    Dice dice = team.dice();
    int parts = 2 + dice.below(2);
    List<Work> all = new java.util.ArrayList<>();
    for (int part = 0; part < parts; part++) {
      world.agenda().in(60 + part * dice.between(30, 300), () -> all.add(part(work, item)));
    }
    programme.completeAfter(work, all, parts);
  }

  private Work part(Work whole, ItemTruth item) {
    CodeBase codeBase = whole.codeBase();
    Issue issue = issue(codeBase, Words.task(team.dice())).typed("Sub-task");
    issue.partOf(whole.issue());
    world.issues().opened(issue, world.now(), false);
    world.issues().becamePart(issue, whole.issue(), issue.author(), world.now() + 1);
    Work work = new Work(world, codeBase, issue, Optional.of(item), false);
    team.afterWork(9 * Team.HOUR, () -> programme.start(work));
    return work;
  }
}

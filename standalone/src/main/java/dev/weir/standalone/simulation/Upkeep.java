package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.time.Dice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pull requests without an issue: what people tidy up, and what programs propose. */
final class Upkeep {
  private static final Account BUMPER = new Account("dependabot[bot]", 49_699_333, true);
  private static final Map<String, String> PREFIXES =
      new TreeMap<>(
          Map.of(
              "chore",
              "chore",
              "docs",
              "chore",
              "fix",
              "bug",
              "feat",
              "feature",
              "refactor",
              "chore"));

  private final World world;
  private final Team team;
  private final Proposing proposing;

  Upkeep(World world, Team team, Proposing proposing) {
    this.world = world;
    this.team = team;
    this.proposing = proposing;
  }

  /** Such pull requests come from now on, and releases where the team makes them. */
  void begin() {
    repeat(world.settings().rate() * 0.2, this::tidy);
    repeat(world.settings().rate() * 0.2, this::bump);
    if (team.profile() == Profile.MOBILE) {
      repeat(1.5, () -> team.codeBases().forEach(one -> one.shipping().release()));
    }
  }

  private void repeat(double perWeek, Runnable what) {
    world
        .agenda()
        .at(
            team.nextArrival(perWeek),
            () -> {
              what.run();
              repeat(perWeek, what);
            });
  }

  private void tidy() {
    Dice dice = team.dice();
    String prefix = dice.oneOf(List.copyOf(PREFIXES.keySet()));
    String title = prefix + ": " + Words.task(dice).toLowerCase(java.util.Locale.ROOT);
    propose(team.somebody(), title, "", PREFIXES.getOrDefault(prefix, "unknown"));
  }

  private void bump() {
    propose(BUMPER, Words.bump(team.dice()), "dependencies", "chore");
  }

  private void propose(Account author, String title, String label, String type) {
    CodeBase codeBase = team.dice().oneOf(team.codeBases());
    String branch = Words.branch(title, world.nextId() % 1_000_000);
    proposing.begin(
        new Plan(
            codeBase,
            author,
            title,
            "",
            author.isBot() ? "dependabot/" + branch : branch,
            label,
            type,
            false,
            List.of(),
            codeBase.someServices(),
            Optional.empty()));
  }
}

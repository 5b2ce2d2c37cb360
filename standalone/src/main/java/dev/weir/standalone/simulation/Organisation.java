package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.github.Repository;
import dev.weir.standalone.simulation.time.Dice;
import dev.weir.standalone.simulation.truth.RepositoryTruth;
import java.util.ArrayList;
import java.util.List;

/** Who there is: teams, their people, repositories and services. */
final class Organisation {
  static final String OWNER = "harbourline";

  /** The repository that gets another name, and that name. */
  static final String RENAMED = "reports";

  static final String NEW_NAME = "reporting";
  private static final List<String> NAMES =
      List.of("ada", "bela", "chidi", "dana", "emil", "fatou", "goran", "hana", "ines", "jun");
  private static final int PEOPLE = 6;

  private final List<Team> teams = new ArrayList<>();
  private final World world;

  Organisation(World world) {
    this.world = world;
    Profile[] profiles = Profile.values();
    for (int number = 0; number < world.settings().teams(); number++) {
      Profile profile = profiles[number % profiles.length];
      teams.add(team(profile, suffix(number), number));
    }
  }

  List<Team> teams() {
    return teams;
  }

  private static String suffix(int team) {
    int round = team / Profile.values().length;
    return round == 0 ? "" : "-" + (round + 1);
  }

  private Team team(Profile profile, String suffix, int number) {
    Dice dice = new Dice(world.settings().seed(), number + 1L);
    List<Account> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      String name = NAMES.get((number * 3 + i) % NAMES.size()) + "-" + profile.id() + suffix;
      people.add(new Account(name, 10_000_000L + number * 100L + i, false));
    }
    Team team = new Team(world, suffix, profile, dice, people);
    int place = 0;
    for (String name : profile.repositories()) {
      team.owns(codeBase(team, name + suffix, number * 10L + place++));
    }
    return team;
  }

  private CodeBase codeBase(Team team, String name, long number) {
    long madeAt = world.settings().startSecond() - 400 * Team.DAY;
    Repository repository =
        new Repository(800_000_000L + number, OWNER, name, team.dice().sha(), madeAt);
    RepositoryTruth truth = world.truth().repository();
    String lastName = OWNER + '/' + (isRenamed(name) ? NEW_NAME : name);
    return new CodeBase(
        world, team, repository, lastName, truth, services(team, name, lastName, truth));
  }

  boolean isRenamed(String name) {
    return world.has(Ingredient.RENAMING) && name.equals(RENAMED);
  }

  private List<Service> services(
      Team team, String name, String lastName, RepositoryTruth repository) {
    if (team.profile() == Profile.SHOP && world.has(Ingredient.MONOREPO)) {
      List<Service> services = new ArrayList<>();
      for (String folder : List.of("api", "web")) {
        String id = name + '-' + folder;
        List<String> environments = List.of("production-" + folder);
        services.add(
            new Service(
                id, folder, environments, world.truth().service(id, team.id(), repository)));
      }
      return services;
    }
    boolean regions = team.profile() == Profile.PAYMENTS && world.has(Ingredient.REGIONS);
    List<String> environments = regions ? List.of("prod-eu", "prod-us") : List.of("production");
    return List.of(
        new Service(
            lastName, "", environments, world.truth().service(lastName, team.id(), repository)));
  }
}

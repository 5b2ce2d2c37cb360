package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Account;
import dev.weir.standalone.simulation.time.Dice;
import dev.weir.standalone.simulation.time.OfficeHours;
import java.util.ArrayList;
import java.util.List;

/** A team: its people, its hours, its code. */
final class Team {
  static final long MINUTE = 60;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  private final World world;
  private final String id;
  private final String title;
  private final Profile profile;
  private final Dice dice;
  private final OfficeHours hours;
  private final List<Account> people;
  private final List<CodeBase> codeBases = new ArrayList<>();

  Team(World world, String suffix, Profile profile, Dice dice, List<Account> people) {
    this.world = world;
    this.id = profile.id() + suffix;
    this.title = suffix.isEmpty() ? profile.title() : profile.title() + " " + suffix.substring(1);
    this.profile = profile;
    this.dice = dice;
    this.hours = new OfficeHours(profile.zone());
    this.people = List.copyOf(people);
  }

  void owns(CodeBase codeBase) {
    codeBases.add(codeBase);
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  Profile profile() {
    return profile;
  }

  Dice dice() {
    return dice;
  }

  List<CodeBase> codeBases() {
    return codeBases;
  }

  Account somebody() {
    return dice.oneOf(people);
  }

  Account somebodyBut(Account other) {
    Account one = somebody();
    while (one.equals(other)) {
      one = somebody();
    }
    return one;
  }

  /** After some work in office hours, log-normal around a median. */
  void afterWork(long medianSeconds, Runnable what) {
    world.agenda().at(hours.after(world.now(), dice.around(medianSeconds)), what);
  }

  /** When the next of some things comes that come by themselves in office hours. */
  long nextArrival(double perWeek) {
    double meanSeconds = 5 * 8.5 * HOUR / perWeek;
    return hours.after(world.now(), dice.until(meanSeconds));
  }

  /** After a time at any hour, log-normal around a median. */
  void afterAll(long medianSeconds, Runnable what) {
    world.agenda().in(dice.around(medianSeconds), what);
  }
}

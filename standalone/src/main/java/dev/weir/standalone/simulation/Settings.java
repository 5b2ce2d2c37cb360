package dev.weir.standalone.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What to simulate.
 *
 * @param seed of all chance
 * @param start a whole second
 * @param rate pieces of work that each team takes up in a week, on average
 */
public record Settings(
    long seed, int teams, int weeks, Instant start, double rate, Set<Ingredient> ingredients) {
  /** The Monday on which simulations start. */
  public static final Instant START = Instant.parse("2025-01-06T00:00:00Z");

  /** About what a team of six takes up. */
  public static final double RATE = 6;

  public Settings {
    if (teams < 1 || weeks < 1 || !(rate > 0)) {
      throw new IllegalArgumentException("teams, weeks and rate must be positive");
    }
    ingredients = Set.copyOf(ingredients);
  }

  /** An organisation in which everything happens. */
  public static Settings of(long seed, int teams, int weeks) {
    return new Settings(seed, teams, weeks, START, RATE, Ingredient.all());
  }

  /** The same at another time. */
  public Settings startingAt(Instant other) {
    return new Settings(seed, teams, weeks, other, rate, ingredients);
  }

  /** The same with another number of pieces of work that each team takes up in a week. */
  public Settings takingUp(double perWeek) {
    return new Settings(seed, teams, weeks, start, perWeek, ingredients);
  }

  /** The same with nothing but some ingredients. */
  public Settings only(Set<Ingredient> some) {
    return new Settings(seed, teams, weeks, start, rate, some);
  }

  /** The same without an ingredient. */
  public Settings without(Ingredient one) {
    EnumSet<Ingredient> rest = EnumSet.noneOf(Ingredient.class);
    rest.addAll(ingredients);
    rest.remove(one);
    return only(rest);
  }

  boolean has(Ingredient one) {
    return ingredients.contains(one);
  }

  long startSecond() {
    return start.getEpochSecond();
  }

  long endSecond() {
    return start.plus(Duration.ofDays(7L * weeks)).getEpochSecond();
  }
}

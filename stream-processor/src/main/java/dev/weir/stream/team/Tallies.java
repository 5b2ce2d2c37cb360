package dev.weir.stream.team;

import java.util.SortedMap;
import java.util.TreeMap;

/** A tally a day. Not thread-safe. */
final class Tallies<E extends Enum<E>> {
  private final Class<E> fields;
  private final TreeMap<Integer, Tally<E>> byDay = new TreeMap<>();

  Tallies(Class<E> fields) {
    this.fields = fields;
  }

  void add(int day, E field, long amount) {
    at(day).add(field, amount);
  }

  void add(int day, Tally<E> amounts) {
    at(day).add(amounts, 1);
  }

  /** Adds others, so many times; days that come to nothing go. */
  void add(Tallies<E> others, int times) {
    others.byDay.forEach((day, tally) -> at(day).add(tally, times));
    byDay.values().removeIf(Tally::isZero);
  }

  SortedMap<Integer, Tally<E>> byDay() {
    return byDay;
  }

  private Tally<E> at(int day) {
    return byDay.computeIfAbsent(day, absent -> new Tally<>(fields));
  }
}

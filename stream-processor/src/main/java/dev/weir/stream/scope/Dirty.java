package dev.weir.stream.scope;

import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/** What new facts touched, to be looked at again: subjects, lower case. */
final class Dirty {
  private final SortedSet<String> shipments = new TreeSet<>();
  private final SortedSet<String> changes = new TreeSet<>();
  private final SortedSet<String> items = new TreeSet<>();

  SortedSet<String> shipments() {
    return shipments;
  }

  SortedSet<String> changes() {
    return changes;
  }

  SortedSet<String> items() {
    return items;
  }

  /** Whoever waited for a commit: a change has a number, anything else ships. */
  void waiter(String subject) {
    (isChange(subject) ? changes : shipments).add(subject);
  }

  static boolean isChange(String subject) {
    return subject.indexOf('#') >= 0;
  }

  static String lower(String subject) {
    return subject.toLowerCase(Locale.ROOT);
  }
}

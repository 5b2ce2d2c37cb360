package dev.weir.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the name that a misspelt one was meant to be. Pure; time is bounded by a bound on length.
 */
public final class EditDistance {
  private static final int MAX_LENGTH = 60;

  private EditDistance() {}

  /** The closest candidate, where it is close enough to be a misspelling: a third at most. */
  public static Optional<String> closest(String name, Collection<String> candidates) {
    return candidates.stream()
        .min(
            Comparator.comparingInt((String candidate) -> between(name, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .filter(candidate -> between(name, candidate) <= Math.max(2, name.length() / 3));
  }

  /** Insertions, deletions and replacements that turn one text into the other (Levenshtein). */
  static int between(String from, String to) {
    if (from.length() > MAX_LENGTH || to.length() > MAX_LENGTH) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      row[column] = column;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}

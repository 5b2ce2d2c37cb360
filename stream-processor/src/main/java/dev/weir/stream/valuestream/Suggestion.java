package dev.weir.stream.valuestream;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What a misspelt word was meant to be. */
final class Suggestion {
  private static final int MAX_LENGTH = 60;

  private Suggestion() {}

  /** A text to append, such as {@code ; did you mean "teams"?}; empty where nothing is near. */
  static String of(String word, Collection<String> known) {
    return nearest(word, known).map(near -> "; did you mean \"" + near + "\"?").orElse("");
  }

  private static Optional<String> nearest(String word, Collection<String> known) {
    String written = word.toLowerCase(Locale.ROOT).replace('-', '_');
    String nearest = null;
    int least = Math.max(2, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(written, candidate.toLowerCase(Locale.ROOT).replace('-', '_'));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Levenshtein's distance; words that nobody misspells so are far away. */
  private static int distance(String a, String b) {
    if (a.length() > MAX_LENGTH || b.length() > MAX_LENGTH) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}

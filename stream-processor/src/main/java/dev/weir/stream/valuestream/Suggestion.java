package dev.weir.stream.valuestream;

import dev.weir.config.EditDistance;
import java.util.Collection;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a misspelt word was meant to be. */
final class Suggestion {
  private Suggestion() {}

  /** A text to append, such as {@code ; did you mean "teams"?}; empty where nothing is near. */
  static String of(String word, Collection<String> known) {
    SortedMap<String, String> spelt = new TreeMap<>();
    known.forEach(candidate -> spelt.putIfAbsent(plain(candidate), candidate));
    return EditDistance.closest(plain(word), spelt.keySet())
        .map(near -> "; did you mean \"" + spelt.get(near) + "\"?")
        .orElse("");
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('-', '_');
  }
}

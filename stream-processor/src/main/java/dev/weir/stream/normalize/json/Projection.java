package dev.weir.stream.normalize.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which parts of a JSON text are wanted; the rest is skipped unread. Immutable. */
public sealed interface Projection {
  /**
   * A text, number or boolean.
   *
   * @param maxCharacters what is longer is cut
   */
  record Value(int maxCharacters) implements Projection {}

  /** An object of which these members are wanted. */
  record Members(Map<String, Projection> wanted) implements Projection {
    public Members {
      wanted = Map.copyOf(wanted);
    }

    /** These members and some more. */
    public Members and(Members more) {
      Map<String, Projection> both = new HashMap<>(wanted);
      both.putAll(more.wanted);
      return new Members(both);
    }

    /** These members and one more. */
    public Members and(String name, Projection projection) {
      return and(new Members(Map.of(name, projection)));
    }
  }

  /** A list of objects. */
  record Items(Members each) implements Projection {}

  /**
   * A list of texts. Each is cut where it is longer than an ordinary value.
   *
   * @param most so many are read; what is behind them is skipped
   */
  record TextItems(int most) implements Projection {}

  /**
   * An object of which the names of all members are wanted.
   *
   * @param read members that are wanted themselves too
   */
  record Names(Members read) implements Projection {}

  /** Characters of an ordinary value. */
  int ORDINARY = 4_096;

  /** Characters of a text that a person writes. */
  int LONG = 65_536;

  /** Members that are ordinary values. */
  static Members values(String... names) {
    Map<String, Projection> wanted = new HashMap<>();
    List.of(names).forEach(name -> wanted.put(name, new Value(ORDINARY)));
    return new Members(wanted);
  }

  /** Members that are long texts. */
  static Members longTexts(String... names) {
    Map<String, Projection> wanted = new HashMap<>();
    List.of(names).forEach(name -> wanted.put(name, new Value(LONG)));
    return new Members(wanted);
  }
}

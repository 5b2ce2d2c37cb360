package dev.weir.stream.valuestream;

import java.util.Arrays;
import java.util.Locale;

/**
 * A pattern compiled once. {@code *} stands for any characters, and nothing else is special: {@code
 * *[bot]} ends in {@code [bot]}. In a {@linkplain #ofPath path} {@code *} stops at a slash, {@code
 * **} does not, and {@code **}{@code /} also stands for nothing. Matching takes at most pattern ×
 * text steps, whatever the pattern. Immutable.
 */
final class Glob {
  private static final char ANY = '\uE000';
  private static final char ANY_IN_FOLDER = '\uE001';

  /** Begins the three tokens of {@code **}{@code /}; all three may be passed over. */
  private static final char FOLDERS = '\uE002';

  private final char[] tokens;
  private final boolean ignoreCase;

  /** What every match begins with; most texts are told apart by it. */
  private final String prefix;

  private Glob(String tokens, boolean ignoreCase) {
    this.tokens = fold(tokens, ignoreCase).toCharArray();
    this.ignoreCase = ignoreCase;
    this.prefix = new String(this.tokens, 0, firstStar(this.tokens));
  }

  private static int firstStar(char[] tokens) {
    int at = 0;
    while (at < tokens.length && !isStar(tokens[at])) {
      at++;
    }
    return at;
  }

  private static boolean isStar(char token) {
    return token == ANY || token == ANY_IN_FOLDER || token == FOLDERS;
  }

  /** For names: without regard to case; a star also matches slashes. */
  static Glob ofName(String pattern) {
    return new Glob(plain(pattern).replace("**", "*").replace('*', ANY), true);
  }

  /** For branches and paths: with regard to case. */
  static Glob ofPath(String pattern) {
    return new Glob(pathTokens(pattern), false);
  }

  /** For repositories: a path without regard to case. */
  static Glob ofRepository(String pattern) {
    return new Glob(pathTokens(pattern), true);
  }

  private static String pathTokens(String pattern) {
    String tokens = plain(pattern).replace("**/", "" + FOLDERS + ANY + "/");
    return tokens.replace("**", String.valueOf(ANY)).replace('*', ANY_IN_FOLDER);
  }

  /** Takes our own markers out of what a user wrote. */
  private static String plain(String pattern) {
    return pattern.replace(ANY, '?').replace(ANY_IN_FOLDER, '?').replace(FOLDERS, '?');
  }

  private static String fold(String text, boolean ignoreCase) {
    return ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
  }

  boolean matches(String text) {
    String folded = fold(text, ignoreCase);
    if (!folded.startsWith(prefix)) {
      return false;
    }
    return prefix.length() == tokens.length
        ? folded.length() == prefix.length()
        : matchesByTokens(folded);
  }

  private boolean matchesByTokens(String folded) {
    boolean[] reached = new boolean[tokens.length + 1];
    reached[0] = true;
    passOver(reached);
    for (int i = 0; i < folded.length(); i++) {
      reached = step(reached, folded.charAt(i));
    }
    return reached[tokens.length];
  }

  /** Which positions of the pattern can be reached with one more character. */
  private boolean[] step(boolean[] before, char next) {
    boolean[] after = new boolean[before.length];
    for (int at = 0; at < tokens.length; at++) {
      if (before[at]) {
        switch (tokens[at]) {
          case FOLDERS -> {}
          case ANY -> after[at] = true;
          case ANY_IN_FOLDER -> after[at] |= next != '/';
          default -> after[at + 1] |= tokens[at] == next;
        }
      }
    }
    passOver(after);
    return after;
  }

  /** What can be passed without a character. */
  private void passOver(boolean[] reached) {
    for (int at = 0; at < tokens.length; at++) {
      if (reached[at]) {
        switch (tokens[at]) {
          case FOLDERS -> {
            reached[at + 1] = true;
            reached[at + 3] = true;
          }
          case ANY, ANY_IN_FOLDER -> reached[at + 1] = true;
          default -> {}
        }
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob glob
        && Arrays.equals(tokens, glob.tokens)
        && ignoreCase == glob.ignoreCase;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tokens);
  }
}

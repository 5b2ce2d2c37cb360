package dev.weir.stream.normalize;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the items that texts name: by a closing keyword before a reference, as GitHub reads them,
 * or by the key of a known ticket project. What is named comes out as external ids in lower case,
 * at most a hundred a text. Takes time linear in the text. Immutable.
 *
 * <p>Each reference needs its own keyword: {@code fixes #10, #11} names one.
 */
public final class Links {
  static final int MAX_NAMES = 100;
  private static final int MAX_PROJECT_KEY = 20;
  private static final Set<String> KEYWORDS =
      Set.of(
          "close", "closes", "closed", "fix", "fixes", "fixed", "resolve", "resolves", "resolved");
  private static final int MAX_KEYWORD = 8;

  private final Set<String> projects;

  /**
   * @param projects keys of the known ticket projects, upper case
   */
  public Links(Collection<String> projects) {
    this.projects = Set.copyOf(projects);
  }

  /**
   * What a title, a body or a commit's message names.
   *
   * @param instance host that URLs must have
   * @param repository full name that a bare {@code #12} belongs to
   */
  public Set<String> inText(String text, String instance, String repository) {
    Set<String> names = new TreeSet<>();
    References references = new References(text, instance, repository);
    int at = 0;
    while (at < text.length() && names.size() < MAX_NAMES) {
      if (!isWord(text.charAt(at))) {
        at++;
        continue;
      }
      int end = wordEnd(text, at);
      if (isKeyword(text, at, end)) {
        String reference = references.behindKeyword(end);
        if (reference != null) {
          names.add(reference);
        }
      }
      addTicket(text, at, end, names);
      at = end;
    }
    return names;
  }

  /** What a branch names: keys of tickets only, without regard to case. */
  public Set<String> inBranch(String branch) {
    String upper = branch.toUpperCase(Locale.ROOT);
    Set<String> names = new TreeSet<>();
    for (int at = 0; at < upper.length() && names.size() < MAX_NAMES; at++) {
      boolean atStart = at == 0 || !Character.isLetterOrDigit(upper.charAt(at - 1));
      if (atStart && Character.isLetter(upper.charAt(at))) {
        addTicketOfBranch(upper, at, names);
      }
    }
    return names;
  }

  private void addTicket(String text, int start, int end, Set<String> names) {
    int numberEnd = numberEnd(text, end);
    if (numberEnd > 0
        && (numberEnd == text.length() || !isWord(text.charAt(numberEnd)))
        && isProject(text, start, end)) {
      names.add(text.substring(start, numberEnd).toLowerCase(Locale.ROOT));
    }
  }

  /** In branches an underscore also parts words, though a key may hold one. */
  private void addTicketOfBranch(String branch, int start, Set<String> names) {
    int end = start;
    while (end < branch.length() && end - start <= MAX_PROJECT_KEY && isWord(branch.charAt(end))) {
      end++;
    }
    int numberEnd = numberEnd(branch, end);
    if (numberEnd > 0
        && (numberEnd == branch.length() || !Character.isLetterOrDigit(branch.charAt(numberEnd)))
        && isProject(branch, start, end)) {
      names.add(branch.substring(start, numberEnd).toLowerCase(Locale.ROOT));
    }
  }

  private boolean isProject(String text, int start, int end) {
    return end - start <= MAX_PROJECT_KEY && projects.contains(text.substring(start, end));
  }

  /** The end of {@code -12} at a place; -1 if it is not there. */
  private static int numberEnd(String text, int at) {
    return at < text.length() && text.charAt(at) == '-' ? References.numberEnd(text, at + 1) : -1;
  }

  private static boolean isKeyword(String text, int start, int end) {
    if (end - start > MAX_KEYWORD || end - start < 3) {
      return false;
    }
    char first = Character.toLowerCase(text.charAt(start));
    return (first == 'c' || first == 'f' || first == 'r')
        && KEYWORDS.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  private static int wordEnd(String text, int start) {
    int end = start + 1;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Whether a text is the number of an issue and nothing else. */
  public static boolean isNumber(String text) {
    return References.numberEnd(text, 0) == text.length();
  }

  static boolean isWord(char c) {
    return c < 128
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
        : Character.isLetterOrDigit(c);
  }
}

package dev.weir.stream.normalize;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** References to issues in a text: {@code #12}, {@code owner/repo#12}, or an issue's URL. */
final class References {
  private static final int MAX_DIGITS = 10;
  private static final int MAX_NAME = 100;
  private static final List<String> URL_STARTS =
      List.of("https://", "http://", "https://www.", "http://www.");
  private static final String ISSUES = "/issues/";

  private final String text;
  private final String instance;
  private final String repository;

  References(String text, String instance, String repository) {
    this.text = text;
    this.instance = instance;
    this.repository = repository;
  }

  /** What a keyword that ends here refers to: an external id in lower case, or null. */
  @Nullable String behindKeyword(int end) {
    int at = end < text.length() && text.charAt(end) == ':' ? end + 1 : end;
    int start = at;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == start || at == text.length()) {
      return null;
    }
    if (text.charAt(at) == '#') {
      return reference(repository, at);
    }
    int path = pathOfUrl(at);
    if (path > 0) {
      int nameEnd = fullNameEnd(path);
      return nameEnd > 0 && text.startsWith(ISSUES, nameEnd)
          ? reference(text.substring(path, nameEnd), nameEnd + ISSUES.length() - 1)
          : null;
    }
    int nameEnd = fullNameEnd(at);
    return nameEnd > 0 && nameEnd < text.length() && text.charAt(nameEnd) == '#'
        ? reference(text.substring(at, nameEnd), nameEnd)
        : null;
  }

  /** Where the path of a URL of the instance begins; -1 if there is none at a place. */
  private int pathOfUrl(int at) {
    for (String start : URL_STARTS) {
      int host = at + start.length();
      int path = host + instance.length() + 1;
      if (text.regionMatches(true, at, start, 0, start.length())
          && text.regionMatches(true, host, instance, 0, instance.length())
          && path <= text.length()
          && text.charAt(path - 1) == '/') {
        return path;
      }
    }
    return -1;
  }

  /** The external id, if a number follows the character at this place and ends as a word. */
  private @Nullable String reference(String fullName, int before) {
    int end = numberEnd(text, before + 1);
    if (end < 0 || (end < text.length() && Links.isWord(text.charAt(end)))) {
      return null;
    }
    return (fullName + "#" + text.substring(before + 1, end)).toLowerCase(Locale.ROOT);
  }

  /** The end of {@code owner/repo} at a place; -1 if it is not there. */
  private int fullNameEnd(int start) {
    int slash = nameEnd(start);
    if (slash == start || slash >= text.length() || text.charAt(slash) != '/') {
      return -1;
    }
    int end = nameEnd(slash + 1);
    return end == slash + 1 ? -1 : end;
  }

  private int nameEnd(int start) {
    int end = start;
    while (end < text.length() && end - start < MAX_NAME && isOfName(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c) {
    return (c < 128 && Links.isWord(c)) || c == '-' || c == '.';
  }

  /** The end of a number from 1 at a place; -1 if there is none, or it is too long. */
  static int numberEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    boolean number = end > start && end - start <= MAX_DIGITS && text.charAt(start) != '0';
    return number ? end : -1;
  }
}

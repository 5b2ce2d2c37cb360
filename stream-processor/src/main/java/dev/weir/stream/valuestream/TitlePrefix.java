package dev.weir.stream.valuestream;

/** The type that a title in the conventional form begins with: fix of {@code fix(api)!: …}. */
final class TitlePrefix {
  private TitlePrefix() {}

  /** The type, or an empty text. */
  static String of(String title) {
    String start = title.stripLeading();
    int end = 0;
    while (end < start.length() && isOfWord(start.charAt(end))) {
      end++;
    }
    int next = behindScope(start, end);
    if (next < start.length() && start.charAt(next) == '!') {
      next++;
    }
    return next < start.length() && start.charAt(next) == ':' ? start.substring(0, end) : "";
  }

  private static int behindScope(String title, int open) {
    if (open < title.length() && title.charAt(open) == '(') {
      int close = title.indexOf(')', open);
      return close < 0 ? open : close + 1;
    }
    return open;
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }
}

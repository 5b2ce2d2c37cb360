package dev.weir.stream.normalize.github;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Which commits a commit's message says that it reverts, as {@code git revert} writes it. */
final class Reverts {
  private static final String LEAD = "This reverts commit ";
  private static final int SHA_LENGTH = 40;

  /** More of one message are not told. */
  private static final int MOST = 100;

  private Reverts() {}

  /** Full SHAs, in lower case. */
  static Set<String> in(String message) {
    Set<String> shas = new LinkedHashSet<>();
    int at = message.indexOf(LEAD);
    while (at >= 0 && shas.size() < MOST) {
      int start = at + LEAD.length();
      int end = start;
      while (end < message.length() && isHex(message.charAt(end))) {
        end++;
      }
      if (end - start == SHA_LENGTH) {
        shas.add(message.substring(start, end).toLowerCase(Locale.ROOT));
      }
      at = message.indexOf(LEAD, end);
    }
    return shas;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}

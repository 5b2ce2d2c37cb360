package dev.weir.stream.reference;

import java.util.List;
import java.util.regex.Pattern;

/** Globs by regular expressions. */
final class PlainGlob {
  private PlainGlob() {}

  /** Without regard to case; a star matches anything. */
  static boolean anyName(List<String> globs, String name) {
    return globs.stream()
        .anyMatch(glob -> matches(glob.replace("**", "*"), ".*", name, Pattern.CASE_INSENSITIVE));
  }

  /** A star stops at a slash, two do not. */
  static boolean anyPath(List<String> globs, String path) {
    return globs.stream().anyMatch(glob -> matches(glob, "[^/]*", path, 0));
  }

  static boolean anyRepository(List<String> globs, String name) {
    return globs.stream().anyMatch(glob -> matches(glob, "[^/]*", name, Pattern.CASE_INSENSITIVE));
  }

  private static boolean matches(String glob, String star, String text, int flags) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      if (glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (glob.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (glob.charAt(i) == '*') {
        regex.append(star);
      } else {
        regex.append(Pattern.quote(glob.substring(i, i + 1)));
      }
    }
    return Pattern.compile(regex.toString(), flags | Pattern.DOTALL).matcher(text).matches();
  }
}

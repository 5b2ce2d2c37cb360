package dev.weir.sink.webhook;

/** Escapes within a JSON text, as jsonb takes them. Pure. */
final class JsonEscape {
  private static final int UNICODE_LENGTH = 6;
  private static final int HEX = 16;

  private JsonEscape() {}

  /** Where the escape that starts at a backslash ends; -1 where jsonb refuses it. */
  static int end(String json, int at) {
    if (at + 1 >= json.length()) {
      return -1;
    }
    if (json.charAt(at + 1) != 'u') {
      return at + 2;
    }
    int unit = unit(json, at);
    if (unit <= 0 || Character.isLowSurrogate((char) unit)) {
      return -1;
    }
    if (!Character.isHighSurrogate((char) unit)) {
      return at + UNICODE_LENGTH;
    }
    int low = unit(json, at + UNICODE_LENGTH);
    return low > 0 && Character.isLowSurrogate((char) low) ? at + 2 * UNICODE_LENGTH : -1;
  }

  /** Whether the surrogate at an index has its other half beside it. */
  static boolean isPaired(String json, int at) {
    char c = json.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 < json.length() && Character.isLowSurrogate(json.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(json.charAt(at - 1));
  }

  /** The UTF-16 unit that an escape names; -1 where there is none. */
  private static int unit(String json, int at) {
    if (!json.startsWith("\\u", at) || at + UNICODE_LENGTH > json.length()) {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + UNICODE_LENGTH; i++) {
      int digit = Character.digit(json.charAt(i), HEX);
      if (digit < 0) {
        return -1;
      }
      unit = unit * HEX + digit;
    }
    return unit;
  }
}

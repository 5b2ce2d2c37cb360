package dev.weir.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Goes over usual JSON: not nested deeper than most, its names and numbers short. At what is
 * malformed or unusual it jumps to the end, where nothing more is found, and {@link #usual} is
 * false from then on. For one body and thread.
 */
final class JsonCursor {
  private static final int USUAL_DEPTH = 60;
  private static final int USUAL_NAME_BYTES = 1_000;
  private static final int USUAL_NUMBER_BYTES = 100;

  /** Read behind the last byte; nowhere legal. */
  private static final byte END = 0;

  private static final byte[] TRUE = ascii("true");
  private static final byte[] FALSE = ascii("false");
  private static final byte[] NULL = ascii("null");

  private final byte[] bytes;
  private final int end;
  private int at;

  /** Where the last name or string began and ended, without quotes, and whether it has escapes. */
  private int textStart;

  private int textEnd;
  private boolean escaped;

  private boolean ascii = true;
  private boolean usual = true;

  JsonCursor(byte[] bytes) {
    this.bytes = bytes;
    this.end = bytes.length;
  }

  /** Whether all was usual so far. */
  boolean usual() {
    return usual;
  }

  /** Whether all strings so far held ASCII alone; others are still to be checked. */
  boolean ascii() {
    return ascii;
  }

  /** Whether the last name or string is this one; an escape in it is unusual. */
  boolean isText(byte[] expected) {
    if (escaped) {
      unusual();
    }
    return usual && Arrays.equals(bytes, textStart, textEnd, expected, 0, expected.length);
  }

  /** The last name or string; an escape in it is unusual. */
  String text() {
    if (escaped) {
      unusual();
    }
    return usual ? new String(bytes, textStart, textEnd - textStart, StandardCharsets.UTF_8) : "";
  }

  /** Over space, behind which nothing may follow. */
  void finish() {
    skipSpace();
    if (at < end) {
      unusual();
    }
  }

  /** Over a value at this depth, which is the number of brackets that are open. */
  void skipValue(int depth) {
    if (depth > USUAL_DEPTH) {
      unusual();
    }
    switch (peek()) {
      case '"' -> skipString();
      case '{' -> skipObject(depth + 1);
      case '[' -> skipArray(depth + 1);
      case 't' -> expect(TRUE);
      case 'f' -> expect(FALSE);
      case 'n' -> expect(NULL);
      default -> skipNumber();
    }
  }

  private void skipObject(int depth) {
    for (boolean more = opens('{', '}'); more; more = another('}')) {
      skipName();
      skipValue(depth);
    }
  }

  private void skipArray(int depth) {
    for (boolean more = opens('[', ']'); more; more = another(']')) {
      skipValue(depth);
    }
  }

  /** Over an opening bracket; whether something lies between it and its closing one. */
  boolean opens(char opening, char closing) {
    expect(opening);
    skipSpace();
    if (peek() == closing) {
      at++;
      return false;
    }
    return usual;
  }

  /** Over a comma, and true; over the closing bracket, and false. */
  boolean another(char closing) {
    skipSpace();
    if (peek() == ',') {
      at++;
      skipSpace();
      return true;
    }
    expect(closing);
    return false;
  }

  /** Over a member's name and the colon behind it. */
  void skipName() {
    skipString();
    if (textEnd - textStart > USUAL_NAME_BYTES) {
      unusual();
    }
    skipSpace();
    expect(':');
    skipSpace();
  }

  /** Over a string, with its quotes. */
  void skipString() {
    expect('"');
    textStart = at;
    escaped = false;
    while (usual) {
      at = PlainText.end(bytes, at);
      byte special = peek();
      if (special == '"') {
        break;
      } else if (special < 0) {
        ascii = false;
        at++;
      } else if (special == '\\') {
        escaped = true;
        skipEscape();
      } else {
        unusual();
      }
    }
    textEnd = at;
    at = Math.min(at + 1, end);
  }

  private void skipEscape() {
    at++;
    switch (peek()) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at++;
      case 'u' -> {
        at++;
        for (int digit = 0; digit < 4; digit++) {
          if (Character.digit(peek(), 16) < 0) {
            unusual();
          } else {
            at++;
          }
        }
      }
      default -> unusual();
    }
  }

  private void skipNumber() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      skipDigits();
    }
    if (peek() == '.') {
      at++;
      skipDigits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      skipDigits();
    }
    if (at - start > USUAL_NUMBER_BYTES) {
      unusual();
    }
  }

  private void skipDigits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      unusual();
    }
  }

  void skipSpace() {
    byte next = peek();
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      at++;
      next = peek();
    }
  }

  private void expect(char character) {
    if (peek() == character) {
      at++;
    } else {
      unusual();
    }
  }

  private void expect(byte[] literal) {
    int behind = at + literal.length;
    if (behind <= end && Arrays.equals(bytes, at, behind, literal, 0, literal.length)) {
      at = behind;
    } else {
      unusual();
    }
  }

  /** The next byte. */
  byte peek() {
    return at < end ? bytes[at] : END;
  }

  /** Goes to the end, where nothing more is found. */
  private void unusual() {
    usual = false;
    at = end;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

package dev.weir.standalone.delivery;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;

/**
 * A JSON value without white space: members in their order, numbers as they were written, letters
 * outside ASCII as themselves. Only what JSON or UTF-8 cannot hold as it is stands escaped: control
 * characters, and halves of surrogate pairs.
 */
final class CompactJson {
  private static final char FIRST_PRINTABLE = ' ';

  private final StringBuilder text = new StringBuilder();

  private CompactJson() {}

  /** The value at which the parser stands; it is left at the value's end. */
  static String of(JsonParser parser) throws IOException {
    CompactJson json = new CompactJson();
    int depth = 0;
    do {
      JsonToken token = parser.currentToken();
      if (token.isStructEnd()) {
        depth--;
      }
      json.write(parser, token);
      if (token.isStructStart()) {
        depth++;
      }
    } while (depth > 0 && parser.nextToken() != null);
    return json.text.toString();
  }

  private void write(JsonParser parser, JsonToken token) throws IOException {
    if (!token.isStructEnd()) {
      separate();
    }
    switch (token) {
      case FIELD_NAME -> {
        quote(parser.currentName());
        text.append(':');
      }
      case VALUE_STRING -> quote(parser.getText());
      default -> text.append(parser.getText());
    }
  }

  private void separate() {
    if (text.length() > 0 && "{[:".indexOf(text.charAt(text.length() - 1)) < 0) {
      text.append(',');
    }
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        text.append(c).append(value.charAt(++i));
      } else {
        append(c);
      }
    }
    text.append('"');
  }

  private void append(char c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\b' -> text.append("\\b");
      case '\f' -> text.append("\\f");
      default -> {
        if (c < FIRST_PRINTABLE || Character.isSurrogate(c)) {
          text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
          text.append(c);
        }
      }
    }
  }
}

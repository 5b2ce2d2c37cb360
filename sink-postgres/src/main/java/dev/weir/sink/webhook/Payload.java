package dev.weir.sink.webhook;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The JSON of a body, as far as jsonb may take it. What jsonb is known to refuse is left out here;
 * what only the server finds wrong costs a second attempt. Pure.
 */
final class Payload {
  private static final String FORM_FIELD = "payload=";
  private static final int DEPTH_LIMIT = 500;
  private static final char REPLACEMENT = '\uFFFD';

  private Payload() {}

  /** The JSON, of a form too; empty where jsonb would refuse it. */
  static Optional<String> of(byte[] body) {
    return text(body).flatMap(Payload::json).filter(Payload::isTaken);
  }

  /** What is malformed becomes U+FFFD when it is read at its fastest: then it is read with care. */
  private static Optional<String> text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? Optional.of(text) : strictly(body);
  }

  private static Optional<String> strictly(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> json(String text) {
    if (!text.startsWith(FORM_FIELD)) {
      return Optional.of(text);
    }
    int end = text.indexOf('&');
    String value = text.substring(FORM_FIELD.length(), end < 0 ? text.length() : end);
    try {
      return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it is free of U+0000, lone surrogates and great depth. */
  private static boolean isTaken(String json) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (quoted && c == '\\') {
        int next = JsonEscape.end(json, i);
        if (next < 0) {
          return false;
        }
        i = next - 1;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == 0 || (Character.isSurrogate(c) && !JsonEscape.isPaired(json, i))) {
        return false;
      } else if (!quoted && (c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == '}' || c == ']')) {
        depth--;
      }
      if (depth > DEPTH_LIMIT) {
        return false;
      }
    }
    return !json.isBlank();
  }
}

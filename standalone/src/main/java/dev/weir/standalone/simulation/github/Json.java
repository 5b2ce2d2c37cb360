package dev.weir.standalone.simulation.github;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes JSON, one text after the other into the same memory. For one thread. */
final class Json {
  private final StringBuilder text;
  private final Seconds seconds = new Seconds();

  Json() {
    this(512);
  }

  Json(int capacity) {
    text = new StringBuilder(capacity);
  }

  Json clear() {
    text.setLength(0);
    return this;
  }

  Json open() {
    comma();
    text.append('{');
    return this;
  }

  Json open(String name) {
    name(name).append('{');
    return this;
  }

  Json openList(String name) {
    name(name).append('[');
    return this;
  }

  Json close() {
    text.append('}');
    return this;
  }

  Json closeList() {
    text.append(']');
    return this;
  }

  Json put(String name, @Nullable String value) {
    StringBuilder to = name(name);
    if (value == null) {
      to.append("null");
    } else {
      quote(value);
    }
    return this;
  }

  Json put(String name, long value) {
    name(name).append(value);
    return this;
  }

  Json put(String name, boolean value) {
    name(name).append(value);
    return this;
  }

  /** A second as GitHub writes it; null where it is negative. */
  Json time(String name, long second) {
    StringBuilder to = name(name);
    if (second < 0) {
      to.append("null");
    } else {
      to.append('"');
      seconds.append(to, second);
      to.append('"');
    }
    return this;
  }

  /** JSON that is written already. */
  Json raw(String name, String json) {
    name(name).append(json);
    return this;
  }

  Json raw(String json) {
    comma();
    text.append(json);
    return this;
  }

  Json element(String value) {
    comma();
    quote(value);
    return this;
  }

  /** The text as a line of its own. */
  byte[] line() {
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private StringBuilder name(String name) {
    comma();
    return text.append('"').append(name).append("\":");
  }

  private void comma() {
    int length = text.length();
    if (length > 0) {
      char last = text.charAt(length - 1);
      if (last != '{' && last != '[' && last != ':') {
        text.append(',');
      }
    }
  }

  private void quote(String value) {
    text.append('"');
    if (isPlain(value)) {
      text.append(value).append('"');
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        default -> text.append(c);
      }
    }
    text.append('"');
  }

  private static boolean isPlain(String value) {
    return value.indexOf('"') < 0 && value.indexOf('\\') < 0 && value.indexOf('\n') < 0;
  }
}

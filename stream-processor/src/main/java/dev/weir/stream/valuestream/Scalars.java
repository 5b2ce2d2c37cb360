package dev.weir.stream.valuestream;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads single values; null, and a problem, where a value is not of its type. */
final class Scalars {
  private static final int MAX_TEXT = 1_000;
  private static final long MAX_DAYS = 3_650;

  private final Problems problems;

  Scalars(Problems problems) {
    this.problems = problems;
  }

  @Nullable String text(String path, Node node) {
    if (!(node instanceof ScalarNode scalar) || node.getTag().equals(Tag.NULL)) {
      wrong(path, node, "a text");
      return null;
    }
    if (!node.getTag().equals(Tag.STR)) {
      problems.add(
          node, path + " must be a text; write it in quotes: \"" + scalar.getValue() + "\"");
      return null;
    }
    if (scalar.getValue().isBlank() || scalar.getValue().length() > MAX_TEXT) {
      problems.add(node, path + " must have 1 to " + MAX_TEXT + " characters");
      return null;
    }
    return scalar.getValue().strip();
  }

  @Nullable Integer integer(String path, Node node, int min, int max) {
    if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.INT)) {
      String digits = scalar.getValue();
      if (digits.length() <= 9 && digits.matches("-?[0-9]+")) {
        int value = Integer.parseInt(digits);
        if (value >= min && value <= max) {
          return value;
        }
      }
      problems.add(node, path + " must be from " + min + " to " + max + ", not " + digits);
      return null;
    }
    wrong(path, node, "a whole number");
    return null;
  }

  @Nullable Duration duration(String path, Node node) {
    if (node instanceof ScalarNode scalar) {
      Duration read = duration(scalar.getValue());
      if (read != null) {
        return read;
      }
      problems.add(
          node,
          path
              + " is no duration: \""
              + brief(scalar)
              + "\"; write a number and a unit, such as"
              + " 30d, 24h, 15m or 30s, up to "
              + MAX_DAYS
              + "d");
      return null;
    }
    wrong(path, node, "a duration such as 30d, 24h or 15m");
    return null;
  }

  private static @Nullable Duration duration(String written) {
    if (!written.matches("[0-9]{1,9}[dhms]")) {
      return null;
    }
    long count = Long.parseLong(written.substring(0, written.length() - 1));
    Duration duration =
        switch (written.charAt(written.length() - 1)) {
          case 'd' -> Duration.ofDays(count);
          case 'h' -> Duration.ofHours(count);
          case 'm' -> Duration.ofMinutes(count);
          default -> Duration.ofSeconds(count);
        };
    return count == 0 || duration.toDays() > MAX_DAYS ? null : duration;
  }

  @Nullable Instant instant(String path, Node node) {
    if (node instanceof ScalarNode scalar) {
      try {
        return Instant.parse(scalar.getValue());
      } catch (DateTimeException e) {
        problems.add(
            node, path + " is no instant: \"" + brief(scalar) + "\"; write 2026-01-31T00:00:00Z");
        return null;
      }
    }
    wrong(path, node, "an instant such as 2026-01-31T00:00:00Z");
    return null;
  }

  <E extends Enum<E>> @Nullable E oneOf(String path, Node node, Class<E> type) {
    E[] constants = type.getEnumConstants();
    List<String> ids = Stream.of(constants).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    if (!(node instanceof ScalarNode scalar)) {
      wrong(path, node, "one of " + String.join(", ", ids));
      return null;
    }
    int index = ids.indexOf(scalar.getValue());
    if (index >= 0) {
      return constants[index];
    }
    problems.add(
        node,
        path
            + " must be one of "
            + String.join(", ", ids)
            + ", not \""
            + brief(scalar)
            + "\""
            + Suggestion.of(scalar.getValue(), ids));
    return null;
  }

  void wrong(String path, Node node, String wanted) {
    problems.add(node, path + " must be " + wanted + ", not " + whatIs(node));
  }

  private static String whatIs(Node node) {
    if (node instanceof ScalarNode scalar) {
      return node.getTag().equals(Tag.NULL) ? "empty" : "\"" + brief(scalar) + "\"";
    }
    return node.getNodeType() == NodeType.SEQUENCE ? "a list" : "a mapping";
  }

  static String brief(ScalarNode node) {
    String value = node.getValue();
    return value.length() <= 80 ? value : value.substring(0, 80) + "…";
  }
}

package dev.weir.standalone.doctor.suggest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.standalone.terminal.Plain;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a tree of maps, lists and scalars as YAML, with comments at places of it. */
final class YamlText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BARE = Pattern.compile("[A-Za-z_][A-Za-z0-9_/.-]*");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|~|.*:");

  private final Map<String, List<String>> comments;
  private final StringBuilder text = new StringBuilder();

  private YamlText(Map<String, List<String>> comments) {
    this.comments = comments;
  }

  /**
   * The text.
   *
   * @param comments by path, such as {@code rules.status_map} and {@code teams[0]}
   */
  static String of(Map<String, Object> tree, Map<String, List<String>> comments) {
    YamlText yaml = new YamlText(comments);
    for (Map.Entry<String, Object> entry : tree.entrySet()) {
      yaml.entry(entry.getKey(), entry.getKey(), entry.getValue(), "", "");
    }
    return yaml.text.toString();
  }

  private void entry(String path, String key, Object value, String first, String indent) {
    comment(path, indent);
    text.append(first.isEmpty() ? indent : first).append(scalar(key)).append(':');
    value(path, value, indent);
  }

  private void value(String path, Object value, String indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty() && !isFlat(map)) {
      text.append('\n');
      map.forEach(
          (key, inner) -> entry(path + "." + key, String.valueOf(key), inner, "", indent + "  "));
    } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
      text.append('\n');
      int index = 0;
      for (Object element : list) {
        element(path + "[" + index++ + "]", element, indent + "  ");
      }
    } else {
      text.append(' ').append(flow(value)).append('\n');
    }
  }

  private void element(String path, Object element, String indent) {
    comment(path, indent);
    String first = indent + "- ";
    if (element instanceof Map<?, ?> map && !map.isEmpty()) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = String.valueOf(entry.getKey());
        entry(path + "." + key, key, entry.getValue(), first, indent + "  ");
        first = "";
      }
    } else {
      text.append(first).append(flow(element)).append('\n');
    }
  }

  private void comment(String path, String indent) {
    for (String line : comments.getOrDefault(path, List.of())) {
      for (String part : Plain.wrap(Plain.printable(line), 100)) {
        text.append(indent).append("# ").append(part).append('\n');
      }
    }
  }

  /** Whether it fits into a line without comments within. */
  private static boolean isFlat(Map<?, ?> map) {
    return map.values().stream().noneMatch(it -> it instanceof Map || it instanceof Collection)
        && map.size() < 3;
  }

  private static String flow(Object value) {
    if (value instanceof Map<?, ?> map) {
      return "{"
          + String.join(
              ", ",
              map.entrySet().stream()
                  .map(it -> scalar(it.getKey()) + ": " + flow(it.getValue()))
                  .toList())
          + "}";
    }
    if (value instanceof Collection<?> list) {
      return "[" + String.join(", ", list.stream().map(YamlText::flow).toList()) + "]";
    }
    return scalar(value);
  }

  private static String scalar(Object value) {
    if (!(value instanceof String string)) {
      return String.valueOf(value);
    }
    if (BARE.matcher(string).matches() && !RESERVED.matcher(string).matches()) {
      return string;
    }
    try {
      return JSON.writeValueAsString(string);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a text can be written", e);
    }
  }
}

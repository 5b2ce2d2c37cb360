package dev.weir.stream.valuestream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of the file with typed access to its keys. What is absent or wrong gives the
 * fallback; what is wrong is also told to the problems.
 */
final class Mapping {
  private final Node node;
  private final String path;
  private final Problems problems;
  private final Scalars scalars;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  private Mapping(Node node, String path, Problems problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
    this.scalars = new Scalars(problems);
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::put);
    } else {
      scalars.wrong(path.isEmpty() ? "the file" : path, node, "a mapping");
    }
  }

  /** A mapping with exactly these keys, each of which may be absent. */
  static Mapping of(Node node, String path, Problems problems, Set<String> known) {
    Mapping mapping = new Mapping(node, path, problems);
    mapping.keys.forEach(
        (key, at) -> {
          if (!known.contains(key)) {
            problems.add(at, "unknown key " + mapping.path(key) + Suggestion.of(key, known));
          }
        });
    return mapping;
  }

  /** A mapping whose keys are the user's own. */
  static Mapping open(Node node, String path, Problems problems) {
    return new Mapping(node, path, problems);
  }

  private void put(NodeTuple entry) {
    if (!(entry.getKeyNode() instanceof ScalarNode key)) {
      problems.add(entry.getKeyNode(), "a key must be a text");
      return;
    }
    if (keys.containsKey(key.getValue())) {
      problems.add(key, path(Scalars.brief(key)) + " is given twice");
      return;
    }
    keys.put(key.getValue(), key);
    values.put(key.getValue(), entry.getValueNode());
  }

  String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  Node node() {
    return node;
  }

  Problems problems() {
    return problems;
  }

  /** The value's place in the file, or the mapping's. */
  Node at(String key) {
    return values.getOrDefault(key, node);
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** A text that must be there. */
  String text(String key) {
    if (!has(key)) {
      problems.add(node, path(key) + " is missing");
      return "";
    }
    return text(key, "");
  }

  String text(String key, String fallback) {
    Node value = values.get(key);
    String read = value == null ? null : scalars.text(path(key), value);
    return read == null ? fallback : read;
  }

  @Nullable Integer integer(String key, int min, int max) {
    Node value = values.get(key);
    return value == null ? null : scalars.integer(path(key), value, min, max);
  }

  @Nullable Duration duration(String key) {
    Node value = values.get(key);
    return value == null ? null : scalars.duration(path(key), value);
  }

  Duration duration(String key, Duration fallback) {
    Duration read = duration(key);
    return read == null ? fallback : read;
  }

  @Nullable Instant instant(String key) {
    Node value = values.get(key);
    return value == null ? null : scalars.instant(path(key), value);
  }

  <E extends Enum<E>> E oneOf(String key, Class<E> type, E fallback) {
    Node value = values.get(key);
    E read = value == null ? null : scalars.oneOf(path(key), value, type);
    return read == null ? fallback : read;
  }

  List<String> texts(String key, List<String> fallback) {
    if (!has(key)) {
      return fallback;
    }
    List<String> read = new ArrayList<>();
    eachOf(
        key,
        (itemPath, item) -> {
          String text = scalars.text(itemPath, item);
          if (text != null && read.contains(text)) {
            problems.add(item, itemPath + " is given twice: \"" + text + "\"");
          } else if (text != null) {
            read.add(text);
          }
        });
    return read;
  }

  /** Calls with the path and the node of each element of a list. */
  void eachOf(String key, BiConsumer<String, Node> action) {
    Node value = values.get(key);
    if (value instanceof SequenceNode sequence) {
      int index = 0;
      for (Node item : sequence.getValue()) {
        action.accept(path(key) + "[" + index++ + "]", item);
      }
    } else if (value != null) {
      scalars.wrong(path(key), value, "a list");
    }
  }

  /** Calls with each key and its node, in the order of the file. */
  void eachKey(BiConsumer<String, Node> action) {
    keys.forEach(action);
  }

  @Nullable Mapping mapping(String key, Set<String> known) {
    Node value = values.get(key);
    return value == null ? null : of(value, path(key), problems, known);
  }

  @Nullable Mapping open(String key) {
    Node value = values.get(key);
    return value == null ? null : open(value, path(key), problems);
  }
}

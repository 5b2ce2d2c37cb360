package dev.weir.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The raw variables with their {@code _FILE} twins. Blank values count as not set. */
final class Variables {
  static final String FILE_SUFFIX = "_FILE";
  private static final int FILE_BYTES_LIMIT = 64 * 1024;

  private final Map<String, String> values;
  private final List<String> problems;

  Variables(Map<String, String> environment, List<String> problems) {
    this.values = new TreeMap<>(environment);
    this.problems = problems;
  }

  /** Names that start with a prefix, in order, with {@code _FILE} taken off. */
  List<String> namesWith(String prefix) {
    return values.keySet().stream()
        .filter(name -> name.startsWith(prefix) && name.length() > prefix.length())
        .map(Variables::withoutFileSuffix)
        .filter(name -> name.length() > prefix.length())
        .distinct()
        .toList();
  }

  /** Whether a value comes from a file: then it is never repeated in a message. */
  boolean isFromFile(String name) {
    return set(name + FILE_SUFFIX).isPresent();
  }

  /** The value of a variable, or the content of the file that its twin names. */
  Optional<String> value(String name) {
    Optional<String> own = set(name);
    Optional<String> file = set(name + FILE_SUFFIX);
    if (own.isPresent() && file.isPresent()) {
      problems.add(name + " and " + name + FILE_SUFFIX + " are both set: keep one");
      return Optional.empty();
    }
    return own.isPresent() ? own : file.flatMap(path -> content(name + FILE_SUFFIX, path));
  }

  private Optional<String> set(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private Optional<String> content(String name, String path) {
    try (var in = Files.newInputStream(Path.of(path))) {
      byte[] bytes = in.readNBytes(FILE_BYTES_LIMIT + 1);
      if (bytes.length > FILE_BYTES_LIMIT) {
        problems.add(name + ": the file is over " + FILE_BYTES_LIMIT / 1024 + " KiB: " + path);
        return Optional.empty();
      }
      return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip())
          .filter(content -> reportedIfEmpty(name, path, content));
    } catch (IOException | InvalidPathException e) {
      problems.add(name + ": cannot read the file " + path);
      return Optional.empty();
    }
  }

  private boolean reportedIfEmpty(String name, String path, String content) {
    if (content.isEmpty()) {
      problems.add(name + ": the file is empty: " + path);
    }
    return !content.isEmpty();
  }

  /** Names of the variables of Weir that are set and that nobody knows. */
  List<String> unknown(String prefix, Predicate<String> known) {
    List<String> unknown = new ArrayList<>();
    for (String name : values.keySet()) {
      if (name.startsWith(prefix) && !known.test(name) && !known.test(withoutFileSuffix(name))) {
        unknown.add(name);
      }
    }
    return unknown;
  }

  private static String withoutFileSuffix(String name) {
    return name.endsWith(FILE_SUFFIX)
        ? name.substring(0, name.length() - FILE_SUFFIX.length())
        : name;
  }
}

package dev.weir.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads environment variables into typed values and collects every problem, so that all are
 * reported at once. Each variable {@code X} may be given as {@code X_FILE}, the path of a file that
 * holds the value. Blank means not set.
 *
 * <p>An accessor that finds a problem notes it and answers the fallback (or a placeholder), so that
 * reading goes on; {@link #check} or {@link #checkNames} throws before anything is used. The
 * accessors also record what they read: {@link #variables} is the documentation.
 *
 * <p>Not thread-safe: made, read and checked by one thread at start.
 */
public final class Environment {
  private static final String PREFIX = "WEIR_";

  /** A higher limit only keeps sums from overflowing, and is not worth telling. */
  private static final long BOUND_IN_WORDS = 1L << 50;

  private final List<String> problems = new ArrayList<>();
  private final Map<String, Variable> read = new LinkedHashMap<>();
  private final List<String> prefixes = new ArrayList<>();
  private final Variables variables;

  /** Over variables such as {@code System.getenv()}. */
  public Environment(Map<String, String> variables) {
    this.variables = new Variables(variables, problems);
  }

  /** A text, or the fallback. */
  public String text(String name, String fallback, String doc) {
    return value(name, "text", fallback, doc).orElse(fallback);
  }

  /** A text, if it is set. */
  public Optional<String> text(String name, String doc) {
    return value(name, "text", "", doc);
  }

  /** A text that must be set; empty until {@link #check} where it is not. */
  public String requiredText(String name, String doc) {
    return value(name, "text, required", "", doc).orElseGet(() -> missing(name));
  }

  /** A whole number from {@code min} to {@code max}, both included. */
  public int integer(String name, int fallback, int min, int max, String doc) {
    return Math.toIntExact(whole(name, fallback, min, max, doc));
  }

  /** A whole number of 64 bits, from {@code min} to {@code max}, both included. */
  public long whole(String name, long fallback, long min, long max, String doc) {
    String form = "whole number, " + min + (max > BOUND_IN_WORDS ? " at least" : " to " + max);
    return parsed(name, form, Long.toString(fallback), doc, text -> wholeOf(text, min, max))
        .orElse(fallback);
  }

  /** Yes or no: {@code true} or {@code false}. */
  public boolean flag(String name, boolean fallback, String doc) {
    return parsed(name, "true or false", Boolean.toString(fallback), doc, Environment::flagOf)
        .orElse(fallback);
  }

  /** A duration: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code 7d} or ISO 8601. */
  public Duration duration(String name, Duration fallback, String doc) {
    String form = "duration such as 500ms, 30s, 5m, 2h, 7d";
    return parsed(name, form, DurationText.format(fallback), doc, DurationText::parse)
        .orElse(fallback);
  }

  /** An absolute address, or the fallback. */
  public URI uri(String name, URI fallback, String doc) {
    return parsed(name, "address", fallback.toString(), doc, Environment::uriOf).orElse(fallback);
  }

  /** An absolute address, if it is set. */
  public Optional<URI> uri(String name, String doc) {
    return parsed(name, "address", "", doc, Environment::uriOf);
  }

  /** A path, or the fallback. */
  public Path path(String name, Path fallback, String doc) {
    return parsed(name, "path", fallback.toString(), doc, Environment::pathOf).orElse(fallback);
  }

  /** A path, if it is set. */
  public Optional<Path> path(String name, String doc) {
    return parsed(name, "path", "", doc, Environment::pathOf);
  }

  /** A secret, if it is set. */
  public Optional<Secret> secret(String name, String doc) {
    return value(name, "secret", "", doc).map(Secret::new);
  }

  /** A comma-separated list; blank entries are left out. */
  public List<String> list(String name, List<String> fallback, String doc) {
    return value(name, "comma-separated list", String.join(",", fallback), doc)
        .map(Environment::split)
        .orElse(fallback);
  }

  /** A comma-separated list of secrets, any of which may serve; empty where it is not set. */
  public List<Secret> secrets(String name, String doc) {
    return value(name, "comma-separated secrets", "", doc)
        .map(text -> split(text).stream().map(Secret::new).toList())
        .orElse(List.of());
  }

  /**
   * All variables that start with a prefix, by what follows it, as written (upper case). Values are
   * secrets, since what passes through unseen may hold one.
   */
  public Map<String, Secret> withPrefix(String prefix, String doc) {
    prefixes.add(prefix);
    read.put(prefix, new Variable(prefix + "<…>", "text", "", doc));
    Map<String, Secret> found = new TreeMap<>();
    for (String name : variables.namesWith(prefix)) {
      if (!read.containsKey(name)) {
        variables
            .value(name)
            .ifPresent(value -> found.put(name.substring(prefix.length()), new Secret(value)));
      }
    }
    return found;
  }

  /** Notes a problem that only the caller can see, such as two settings that exclude each other. */
  public void refuse(String problem) {
    problems.add(problem);
  }

  /** What is wrong so far, in the order of reading; never holds a secret. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** What was read so far, in the order of reading: the rows of the documentation. */
  public List<Variable> variables() {
    return List.copyOf(read.values());
  }

  /**
   * Throws if anything is wrong with what was read.
   *
   * @throws ConfigurationException with all problems
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /**
   * Also refuses each {@code WEIR_} variable that was not read and that is no other part's of Weir
   * either, see {@link VariableNames}.
   *
   * @throws ConfigurationException with all problems, and a suggestion for each misspelt name
   */
  public void checkNames() {
    TreeSet<String> known = new TreeSet<>(read.keySet());
    known.addAll(VariableNames.ALL);
    for (String name : variables.unknown(PREFIX, n -> known.contains(n) || hasKnownPrefix(n))) {
      String hint =
          EditDistance.closest(name, known).map(near -> ": did you mean " + near + "?").orElse("");
      problems.add(name + " is not a variable of Weir" + hint);
    }
    check();
  }

  private boolean hasKnownPrefix(String name) {
    return Stream.concat(prefixes.stream(), VariableNames.PREFIXES.stream())
        .anyMatch(p -> name.startsWith(p) && name.length() > p.length());
  }

  private Optional<String> value(String name, String form, String fallback, String doc) {
    read.put(name, new Variable(name, form, fallback, doc));
    return variables.value(name);
  }

  private <T> Optional<T> parsed(
      String name, String form, String fallback, String doc, Function<String, Optional<T>> parser) {
    Optional<String> text = value(name, form, fallback, doc);
    Optional<T> parsed = text.flatMap(parser);
    if (text.isPresent() && parsed.isEmpty()) {
      String shown = variables.isFromFile(name) ? "the file's content" : '"' + text.get() + '"';
      problems.add(name + ": expected " + form + ", not " + shown);
    }
    return parsed;
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private String missing(String name) {
    if (problems.stream().noneMatch(problem -> problem.startsWith(name))) {
      problems.add(name + " must be set");
    }
    return "";
  }

  private static Optional<Long> wholeOf(String text, long min, long max) {
    try {
      return Optional.of(Long.valueOf(text)).filter(number -> number >= min && number <= max);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Path> pathOf(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> flagOf(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<URI> uriOf(String text) {
    try {
      return Optional.of(URI.create(text)).filter(URI::isAbsolute);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

package dev.weir.stream.valuestream;

import java.util.List;
import java.util.function.Function;

/**
 * A list of patterns as the value-stream file writes them; matches what any of them matches.
 * Immutable.
 */
public final class Globs {
  private final List<String> patterns;
  private final List<Glob> compiled;

  private Globs(List<String> patterns, Function<String, Glob> compiler) {
    this.patterns = List.copyOf(patterns);
    this.compiled = this.patterns.stream().map(compiler).toList();
  }

  /** Names of accounts and runs: without regard to case; a star also matches slashes. */
  public static Globs ofNames(List<String> patterns) {
    return new Globs(patterns, Glob::ofName);
  }

  /** Branches and files: with regard to case; {@code *} stops at a slash, {@code **} does not. */
  public static Globs ofPaths(List<String> patterns) {
    return new Globs(patterns, Glob::ofPath);
  }

  /** Full names of repositories: without regard to case; {@code *} stops at a slash. */
  public static Globs ofRepositories(List<String> patterns) {
    return new Globs(patterns, Glob::ofRepository);
  }

  /** Whether any of the patterns matches. */
  public boolean matches(String text) {
    for (Glob glob : compiled) {
      if (glob.matches(text)) {
        return true;
      }
    }
    return false;
  }

  /** As written, in the order of the file. */
  public List<String> patterns() {
    return patterns;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Globs globs
        && patterns.equals(globs.patterns)
        && compiled.equals(globs.compiled);
  }

  @Override
  public int hashCode() {
    return patterns.hashCode();
  }

  @Override
  public String toString() {
    return patterns.toString();
  }
}

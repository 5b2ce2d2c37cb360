package dev.weir.config;

import java.util.List;

/**
 * The configuration is not usable. Carries every problem found, not only the first; the message
 * lists them a line each. A program that ends because of it exits with code 2.
 */
public final class ConfigurationException extends RuntimeException {
  private final List<String> problems;

  /**
   * All problems of one configuration.
   *
   * @throws IllegalArgumentException if there are none
   */
  public ConfigurationException(List<String> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order in which it was found; never holds a secret. */
  public List<String> problems() {
    return problems;
  }

  private static String message(List<String> problems) {
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("a configuration without problems is no error");
    }
    return "configuration:\n  " + String.join("\n  ", problems);
  }
}

package dev.weir.config;

/**
 * A password, token or key. Prints as stars, so that it reaches no log by accident. Immutable.
 *
 * @param value the secret itself
 */
public record Secret(String value) {
  @Override
  public String toString() {
    return "*****";
  }
}

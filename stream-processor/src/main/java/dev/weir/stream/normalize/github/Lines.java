package dev.weir.stream.normalize.github;

/** Values of lists that are kept one a line. */
final class Lines {
  private Lines() {}

  /** The value with its line breaks made spaces. */
  static String of(String value) {
    return value.replace('\n', ' ').replace('\r', ' ');
  }
}

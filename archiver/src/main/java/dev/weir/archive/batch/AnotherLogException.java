package dev.weir.archive.batch;

/**
 * The log is not the one that was archived: the topic was made anew, or lost its end. The archive
 * would hold two records under one offset, so nothing is written.
 */
public final class AnotherLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AnotherLogException(String message) {
    super(message);
  }
}

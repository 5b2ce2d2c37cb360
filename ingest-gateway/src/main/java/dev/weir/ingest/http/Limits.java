package dev.weir.ingest.http;

import java.time.Duration;

/**
 * What a sender may ask of the gateway.
 *
 * @param maxConnections open at once; more are closed as they come
 * @param headerTimeout from the opening of a connection to the end of its first headers
 * @param bodyTimeout from the end of the headers to the last byte of the body
 * @param answerTimeout from the last byte to the answer; then 503
 * @param idleTimeout from an answer to the end of the next headers on the same connection
 * @param drainTimeout how long requests may take to finish when the gateway stops
 */
public record Limits(
    int maxConnections,
    Duration headerTimeout,
    Duration bodyTimeout,
    Duration answerTimeout,
    Duration idleTimeout,
    Duration drainTimeout) {
  /** Request line, and all headers together, in bytes. */
  static final int MAX_LINE_BYTES = 4 * 1024;

  static final int MAX_HEADER_BYTES = 8 * 1024;

  /** The defaults. */
  public static Limits defaults() {
    return new Limits(
        8_192,
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(12));
  }
}

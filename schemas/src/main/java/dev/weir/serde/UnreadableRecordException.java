package dev.weir.serde;

/**
 * A record's bytes are not what the topic holds. The record's own fault: it goes to the dead
 * letters.
 */
public final class UnreadableRecordException extends RuntimeException {
  /** With what happened. */
  public UnreadableRecordException(String message) {
    super(message);
  }

  /** With what happened and why. */
  public UnreadableRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}

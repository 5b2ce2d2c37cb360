package dev.weir.serde;

/**
 * A record's bytes are not what the topic holds. The record's own fault: it goes to the dead
 * letters.
 */
public final class UnreadableRecordException extends RuntimeException {
  public UnreadableRecordException(String message) {
    super(message);
  }

  public UnreadableRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}

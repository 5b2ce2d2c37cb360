package dev.weir.stream.normalize.json;

/** A body is no JSON object. */
public final class NotJsonException extends Exception {
  private final String reason;

  NotJsonException(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Short code: not_json, not_an_object or too_deep. */
  public String reason() {
    return reason;
  }
}

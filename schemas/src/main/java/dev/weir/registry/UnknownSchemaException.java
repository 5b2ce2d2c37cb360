package dev.weir.registry;

/** No schema has this id. */
public final class UnknownSchemaException extends RuntimeException {
  /** With what happened. */
  public UnknownSchemaException(String message) {
    super(message);
  }

  /** With what happened and why. */
  public UnknownSchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}

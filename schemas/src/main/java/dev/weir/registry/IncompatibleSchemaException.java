package dev.weir.registry;

/** The registry refuses a schema. */
public final class IncompatibleSchemaException extends RuntimeException {
  /** With what happened. */
  public IncompatibleSchemaException(String message) {
    super(message);
  }

  /** With what happened and why. */
  public IncompatibleSchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}

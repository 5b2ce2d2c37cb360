package dev.weir.registry;

/** The registry refuses a schema. */
public final class IncompatibleSchemaException extends RuntimeException {
  public IncompatibleSchemaException(String message) {
    super(message);
  }

  public IncompatibleSchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.weir.registry;

/** No schema has this id. */
public final class UnknownSchemaException extends RuntimeException {
  public UnknownSchemaException(String message) {
    super(message);
  }

  public UnknownSchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}

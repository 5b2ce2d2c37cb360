package dev.weir.registry;

/** The registry cannot be reached; the call may be tried again. */
public final class RegistryUnavailableException extends RuntimeException {
  /** With what happened. */
  public RegistryUnavailableException(String message) {
    super(message);
  }

  /** With what happened and why. */
  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.weir.stream.generation;

/** The state is of another version than the processor; the message says what to do. */
public final class LayoutChangedException extends RuntimeException {
  public LayoutChangedException(String message) {
    super(message);
  }
}

package dev.weir.sink.offset;

/** Another instance has moved the offset: this one must give the partition up. */
public final class FencedException extends RuntimeException {
  public FencedException(String message) {
    super(message);
  }
}

package dev.weir.archive.batch;

/** Another instance went on with a partition: read where it stands, and go on from there. */
public final class TakenOverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TakenOverException(String message) {
    super(message);
  }
}

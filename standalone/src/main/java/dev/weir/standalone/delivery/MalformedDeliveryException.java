package dev.weir.standalone.delivery;

/** A line is no recorded delivery; the message says why. */
public final class MalformedDeliveryException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedDeliveryException(String message) {
    super(message);
  }
}

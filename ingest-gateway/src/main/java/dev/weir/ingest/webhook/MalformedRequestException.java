package dev.weir.ingest.webhook;

/** A verified request is not what its source sends; the message is for the sender. */
final class MalformedRequestException extends Exception {
  MalformedRequestException(String message) {
    super(message);
  }
}

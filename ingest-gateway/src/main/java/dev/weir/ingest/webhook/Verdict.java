package dev.weir.ingest.webhook;

/** What a request turned out to be. */
public sealed interface Verdict {
  /** Signed by who knows a secret, and well-formed. */
  record Verified(Delivery delivery) implements Verdict {}

  /** Not signed by anybody who knows a secret. No reason: whoever guesses learns nothing. */
  record Unauthorized() implements Verdict {}

  /**
   * Signed, but not what the source sends.
   *
   * @param reason for the sender to read; holds nothing of the body
   */
  record Malformed(String reason) implements Verdict {}
}

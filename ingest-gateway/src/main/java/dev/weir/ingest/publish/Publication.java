package dev.weir.ingest.publish;

/** What became of a delivery that was to be published. */
public sealed interface Publication {
  /** Every in-sync replica has it. */
  record Acknowledged() implements Publication {}

  /**
   * It may or may not be in the log: who sent it should send it again, which harms nothing.
   *
   * @param cause for operators
   */
  record Unavailable(String cause) implements Publication {}

  /**
   * The topic takes no record of this size; sending it again will not help.
   *
   * @param cause for operators
   */
  record TooLarge(String cause) implements Publication {}
}

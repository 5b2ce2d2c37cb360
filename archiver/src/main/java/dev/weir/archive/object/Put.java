package dev.weir.archive.object;

/** What became of a conditional write. */
public sealed interface Put {
  /**
   * It was written.
   *
   * @param version of the object now
   */
  record Written(String version) implements Put {}

  /** The condition did not hold (412): somebody else wrote, or an earlier try of ours did. */
  record Refused() implements Put {}
}

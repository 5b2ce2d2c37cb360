package dev.weir.stream.valuestream;

/**
 * Version of what the code makes of facts. It is part of {@link ValueStream#rulesVersion()}, so
 * that rows of an older derivation are never mixed with newer ones: whoever changes a result (a
 * stage, a time, a figure, an id) of the same facts under the same value stream raises it, and
 * {@code rebuild} makes the new rows. A test with golden results fails where that was forgotten.
 */
public final class DerivationVersion {
  public static final String CURRENT = "3";

  private DerivationVersion() {}
}

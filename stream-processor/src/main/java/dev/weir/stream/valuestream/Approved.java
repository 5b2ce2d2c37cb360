package dev.weir.stream.valuestream;

/** The stage of an open change that has its approvals. */
public enum Approved {
  CODE_REVIEW,
  TESTING
}

package dev.weir.stream.valuestream;

/** What starts an item beside its first branch, commit or change. */
public enum StartOn {
  NONE,
  ASSIGN
}

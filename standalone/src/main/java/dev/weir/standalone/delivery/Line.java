package dev.weir.standalone.delivery;

/** A line of a file. */
public final class Line {
  private final long number;
  private final byte[] bytes;

  Line(long number, byte[] bytes) {
    this.number = number;
    this.bytes = bytes;
  }

  /** Its number, from 1. */
  public long number() {
    return number;
  }

  /** What it says, without the line's end; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }
}

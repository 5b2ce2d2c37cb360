package dev.weir.bench;

import org.jspecify.annotations.Nullable;

/**
 * A measured value, beside what limits it or a peer measured in the same run.
 *
 * @param what such as facts folded
 * @param unit such as 1/s
 * @param beside what the peer or limit is; null where it stands for itself
 * @param peer its value, in the same unit
 * @param goal what the ratio must reach, or must not exceed, in words; empty for none
 */
public record Figure(
    String what,
    double value,
    String unit,
    @Nullable String beside,
    @Nullable Double peer,
    String goal) {
  /** A value that stands for itself. */
  public static Figure of(String what, double value, String unit, String goal) {
    return new Figure(what, value, unit, null, null, goal);
  }

  /** A value beside another one. */
  public static Figure beside(
      String what, double value, String unit, String peerName, double peer, String goal) {
    return new Figure(what, value, unit, peerName, peer, goal);
  }

  /** Value by peer; null without one. */
  public @Nullable Double ratio() {
    return peer == null ? null : value / peer;
  }
}

package dev.weir.standalone.simulation.truth;

/** What is true of an incident now. */
public final class IncidentTruth {
  private final long openedAt;
  private long resolvedAt = -1;

  IncidentTruth(long openedAt) {
    this.openedAt = openedAt;
  }

  /** It is over. */
  public void resolved(long at) {
    resolvedAt = at;
  }

  long openedAt() {
    return openedAt;
  }

  /** -1 until it is over. */
  long resolvedAt() {
    return resolvedAt;
  }
}

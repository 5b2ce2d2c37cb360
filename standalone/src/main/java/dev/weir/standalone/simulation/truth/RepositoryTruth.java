package dev.weir.standalone.simulation.truth;

/** What is true of a repository as a whole. */
public final class RepositoryTruth {
  private boolean incidents;

  RepositoryTruth() {}

  void hadIncident() {
    incidents = true;
  }

  /** Whether incidents of it are recorded at all. */
  boolean hasIncidents() {
    return incidents;
  }
}

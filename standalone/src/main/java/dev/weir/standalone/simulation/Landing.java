package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.github.Commit;
import java.util.ArrayList;
import java.util.List;

/** A commit on the branch that work lands on, and the change that it brought. */
final class Landing {
  private final Commit commit;
  private final long at;
  private final Change change;
  private boolean passed;

  Landing(Commit commit, long at, Change change) {
    this.commit = commit;
    this.at = at;
    this.change = change;
  }

  Commit commit() {
    return commit;
  }

  long at() {
    return at;
  }

  Change change() {
    return change;
  }

  /** Whether its checks have passed, so that it may be deployed. */
  boolean hasPassed() {
    return passed;
  }

  void pass() {
    passed = true;
  }

  static List<Service> touched(List<Landing> landings) {
    List<Service> touched = new ArrayList<>();
    for (Landing landing : landings) {
      for (Service service : landing.change().services()) {
        if (!touched.contains(service)) {
          touched.add(service);
        }
      }
    }
    return touched;
  }
}

package dev.weir.sink.team;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jooq.DSLContext;

/** Locks teams until the transaction ends; teams share a bounded number of locks. */
final class LockTeams {
  private static final int NAMESPACE = 0x7EA5;
  private static final int LOCKS = 64;

  private final DSLContext transaction;

  LockTeams(DSLContext transaction) {
    this.transaction = transaction;
  }

  /** Takes the locks in one order, so that two transactions wait for each other and never both. */
  void lock(SortedSet<TeamName> teams) {
    SortedSet<Integer> locks = new TreeSet<>();
    teams.forEach(team -> locks.add(Math.floorMod(team.hashCode(), LOCKS)));
    for (int lock : locks) {
      transaction.execute("SELECT pg_advisory_xact_lock(?, ?)", NAMESPACE, lock);
    }
  }
}

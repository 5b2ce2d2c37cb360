package dev.weir.standalone.simulation.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is true of a service and its production now, and what its days were like. */
public final class ServiceTruth {
  private static final long DAY = 86_400;
  private static final long KEPT = 40 * DAY;
  private static final long INCIDENT_WINDOW = DAY;

  /** A success of the service. */
  static final class Success {
    private final long at;
    private final long landedAt;
    private final boolean rollback;
    private final boolean hotfix;
    private final @Nullable Success before;
    private final List<IncidentTruth> incidents = new ArrayList<>();
    private boolean fellBack;
    private long repairedAt = -1;

    private Success(
        long at, long landedAt, boolean rollback, boolean hotfix, @Nullable Success before) {
      this.at = at;
      this.landedAt = landedAt;
      this.rollback = rollback;
      this.hotfix = hotfix;
      this.before = before;
    }

    private boolean repairs() {
      return rollback || hotfix;
    }

    boolean hasFailed() {
      return fellBack || !incidents.isEmpty();
    }

    /** The first repair after what an incident was laid to. */
    boolean isReworkAfterIncident() {
      boolean after = false;
      for (Success one = before; repairs() && one != null && !after; one = one.before) {
        after = one.incidents.stream().anyMatch(incident -> incident.openedAt() <= at);
        if (one.repairs()) {
          return after;
        }
      }
      return after;
    }

    /** Seconds until the first incident was over or production was repaired; -1: not yet. */
    long recovery() {
      long first = repairedAt;
      for (IncidentTruth incident : incidents) {
        long over = incident.resolvedAt();
        first = over >= 0 && (first < 0 || over < first) ? over : first;
      }
      return first < 0 ? -1 : first - at;
    }
  }

  private static final class Day {
    private final List<Success> successes = new ArrayList<>();
    private final List<Long> leadTimes = new ArrayList<>();
  }

  private final String id;
  private final String team;
  private final RepositoryTruth repository;
  private final List<ShipTruth> ships = new ArrayList<>();
  private final List<ChangeTruth> waiting = new ArrayList<>();
  private final TreeMap<Long, Day> days = new TreeMap<>();
  private final List<Success> unrepaired = new ArrayList<>();
  private @Nullable Success last;

  ServiceTruth(String id, String team, RepositoryTruth repository) {
    this.id = id;
    this.team = team;
    this.repository = repository;
  }

  void begin(ShipTruth ship) {
    ships.add(ship);
    touch(ship);
  }

  void landed(ChangeTruth change) {
    waiting.add(change);
  }

  Stream<ShipTruth> shipsWith(ChangeTruth change) {
    return ships.stream().filter(ship -> ship.landedAt() >= change.landedAt());
  }

  void touch(ShipTruth ship) {
    waiting.stream()
        .filter(change -> change.landedAt() <= ship.landedAt())
        .forEach(ChangeTruth::touch);
  }

  /** The service has a new version: what landed up to it is out, what it repairs is over. */
  void succeeded(ShipTruth ship, long at) {
    List<ChangeTruth> out =
        waiting.stream().filter(change -> change.landedAt() <= ship.landedAt()).toList();
    waiting.removeAll(out);
    boolean rollback = last != null && ship.landedAt() < last.landedAt;
    boolean hotfix = out.stream().anyMatch(change -> change.repairs(at, this));
    Success success = new Success(at, ship.landedAt(), rollback, hotfix, last);
    repair(success);
    day(at).successes.add(success);
    last = success;
    out.forEach(change -> change.reached(this, at));
    forget(ship);
  }

  private void repair(Success success) {
    if (success.repairs()) {
      if (last != null) {
        last.fellBack = true;
      }
      unrepaired.forEach(one -> one.repairedAt = success.at);
      unrepaired.clear();
    }
    unrepaired.add(success);
  }

  /** What was under way before it is so no longer; failures stay for what it does not hold. */
  private void forget(ShipTruth ship) {
    int place = ships.indexOf(ship);
    List<ShipTruth> before = new ArrayList<>(ships.subList(0, place + 1));
    before.removeIf(one -> one.hasFailed() && one.landedAt() > ship.landedAt());
    ships.removeAll(before);
  }

  /** An incident opens: it is the fault of the latest version, if that is young enough. */
  void blame(IncidentTruth incident) {
    if (last != null && incident.openedAt() - last.at <= INCIDENT_WINDOW) {
      last.incidents.add(incident);
    }
  }

  /** An incident opens that names the version of a time as its cause. */
  void blame(IncidentTruth incident, long succeededAt) {
    days.values().stream()
        .flatMap(day -> day.successes.stream())
        .filter(success -> success.at == succeededAt)
        .forEach(success -> success.incidents.add(incident));
  }

  void leadTime(ChangeTruth change) {
    day(change.deliveredAt()).leadTimes.add(change.leadTime());
  }

  private Day day(long at) {
    return days.computeIfAbsent(Math.floorDiv(at, DAY), number -> new Day());
  }

  /** Tells the days of which no more will be known; all where it is the end. */
  void tell(TruthSink sink, long now, boolean end) {
    while (!days.isEmpty()
        && (end || (repository.hasIncidents() && days.firstKey() * DAY + KEPT < now))) {
      long number = days.firstKey();
      sink.serviceDay(row(number, days.remove(number)));
    }
    unrepaired.removeIf(success -> success.at + KEPT < now);
  }

  private ServiceDayRow row(long number, Day day) {
    List<Success> failed = day.successes.stream().filter(Success::hasFailed).toList();
    List<Long> recoveries =
        failed.stream().map(Success::recovery).filter(recovery -> recovery >= 0).toList();
    long rework = day.successes.stream().filter(Success::isReworkAfterIncident).count();
    boolean deployed = !day.successes.isEmpty();
    return new ServiceDayRow(
        id,
        team,
        java.time.LocalDate.ofEpochDay(number),
        day.successes.size(),
        day.leadTimes.size(),
        Middle.of(day.leadTimes, 0.5),
        Middle.of(day.leadTimes, 0.9),
        deployed ? Long.valueOf(failed.size()) : null,
        Middle.of(recoveries, 0.5),
        deployed && repository.hasIncidents() ? rework : null);
  }
}

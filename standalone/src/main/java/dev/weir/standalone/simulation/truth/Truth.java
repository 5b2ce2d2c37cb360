package dev.weir.standalone.simulation.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Everything that is true; told to a sink as soon as no more will be known of it. */
public final class Truth {
  private record TeamDay(String team, long day) implements Comparable<TeamDay> {
    @Override
    public int compareTo(TeamDay other) {
      int order = team.compareTo(other.team);
      return order == 0 ? Long.compare(day, other.day) : order;
    }
  }

  private final TruthSink sink;
  private final Set<ItemTruth> touched = new LinkedHashSet<>();
  private final Set<ItemTruth> items = new LinkedHashSet<>();
  private final List<ServiceTruth> services = new ArrayList<>();
  private final TreeMap<TeamDay, long[]> teamDays = new TreeMap<>();

  /** Over a sink. */
  public Truth(TruthSink sink) {
    this.sink = sink;
  }

  /** A repository. */
  public RepositoryTruth repository() {
    return new RepositoryTruth();
  }

  /** A service of a team's repository. */
  public ServiceTruth service(String id, String team, RepositoryTruth repository) {
    ServiceTruth service = new ServiceTruth(id, team, repository);
    services.add(service);
    return service;
  }

  /** An issue, or a pull request that is nobody's. */
  public ItemTruth item(ItemTruth.Identity identity, Custom custom, long at) {
    ItemTruth item = new ItemTruth(this, identity, custom, at);
    items.add(item);
    touched.add(item);
    return item;
  }

  /** A pull request that touches services; it belongs to nothing yet. */
  public ChangeTruth change(List<ServiceTruth> services, boolean draft, long at) {
    return new ChangeTruth(this, services, draft, at);
  }

  /** A deployment to production begins to wait, of a commit that landed then. */
  public ShipTruth ship(List<ServiceTruth> of, long landedAt) {
    ShipTruth ship = new ShipTruth(of, landedAt);
    of.forEach(service -> service.begin(ship));
    return ship;
  }

  /** An incident of a service opens. */
  public IncidentTruth incident(RepositoryTruth repository, ServiceTruth service, long at) {
    repository.hadIncident();
    IncidentTruth incident = new IncidentTruth(at);
    service.blame(incident);
    return incident;
  }

  /** An incident opens that names the version of a service that caused it. */
  public IncidentTruth incident(
      RepositoryTruth repository, ServiceTruth service, long succeededAt, long at) {
    repository.hadIncident();
    IncidentTruth incident = new IncidentTruth(at);
    service.blame(incident, succeededAt);
    return incident;
  }

  void touch(ItemTruth item) {
    if (items.contains(item)) {
      touched.add(item);
    }
  }

  /** What happened in a second is all told. */
  public void settle(long now) {
    touched.forEach(item -> item.settle(now));
    touched.clear();
  }

  /** The item never was: it was deleted, or does not count by itself. */
  public void strike(ItemTruth item) {
    items.remove(item);
    touched.remove(item);
  }

  /** Nothing about the item will change any more. */
  public void retire(ItemTruth item) {
    if (items.remove(item)) {
      touched.remove(item);
      tell(item);
    }
  }

  /** Tells the days of services of which no more will be known. */
  public void tellOldDays(long now) {
    services.forEach(service -> service.tell(sink, now, false));
  }

  /** Tells all that is left. */
  public void end(long now) {
    items.forEach(this::tell);
    items.clear();
    services.forEach(service -> service.tell(sink, now, true));
    teamDays.forEach(
        (day, counts) ->
            sink.teamDay(
                new TeamDayRow(day.team(), LocalDate.ofEpochDay(day.day()), counts[0], counts[1])));
  }

  private void tell(ItemTruth item) {
    ItemRow row = item.row();
    if (row.completed() != null) {
      long day = Math.floorDiv(row.completed().getEpochSecond(), 86_400);
      long[] counts = teamDays.computeIfAbsent(new TeamDay(row.team(), day), key -> new long[2]);
      counts[row.origin().equals("bot") ? 1 : 0]++;
    }
    sink.item(row);
  }
}

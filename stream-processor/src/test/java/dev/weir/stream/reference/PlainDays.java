package dev.weir.stream.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The days of a service (MODEL.md, section 8). */
final class PlainDays {
  private final PlainService service;
  private final PlainRepository repository;
  private final Reference world;
  private final PlainHealth health;

  PlainDays(PlainService service, PlainRepository repository, Reference world) {
    this.service = service;
    this.repository = repository;
    this.world = world;
    this.health = world.health(service, repository);
  }

  SortedMap<String, Row> rows() {
    SortedMap<String, List<Long>> leadTimes = leadTimes();
    SortedMap<String, Row> rows = new TreeMap<>();
    leadTimes.keySet().forEach(day -> rows.put(key(day), row(day, leadTimes.get(day))));
    for (PlainSuccess success : health.successes()) {
      String day = day(success.at());
      rows.put(key(day), row(day, leadTimes.getOrDefault(day, List.of())));
    }
    return rows;
  }

  private String key(String day) {
    return PlainFacts.lower(service.id()) + " " + day;
  }

  private static String day(Instant at) {
    return at.toString().substring(0, 10);
  }

  private Row row(String day, List<Long> leadTimes) {
    List<PlainSuccess> its =
        health.successes().stream().filter(success -> day(success.at()).equals(day)).toList();
    List<Long> recoveries = new ArrayList<>();
    for (PlainSuccess success : its) {
      Instant recovered = health.recoveredAt(success);
      if (recovered != null) {
        recoveries.add(Duration.between(success.at(), recovered).toMillis());
      }
    }
    boolean incidents = !world.incidentsOf(repository).isEmpty();
    return Row.of(
        "team_id", world.teamOfService(service, repository, Instant.parse(day + "T00:00:00Z")),
        "deployments", its.size(),
        "changes", leadTimes.size(),
        "change_lead_time_p50_millis", percentile(leadTimes, 0.5),
        "change_lead_time_p90_millis", percentile(leadTimes, 0.9),
        "failed_deployments", its.isEmpty() ? null : count(its, health::hasFailed),
        "recovery_time_p50_millis", percentile(recoveries, 0.5),
        "recovery_time_count", recoveries.size(),
        "rework_deployments", incidents && !its.isEmpty() ? count(its, health::isRework) : null);
  }

  private static int count(List<PlainSuccess> successes, Predicate<PlainSuccess> which) {
    return (int) successes.stream().filter(which).count();
  }

  private SortedMap<String, List<Long>> leadTimes() {
    SortedMap<String, List<Long>> leadTimes = new TreeMap<>();
    for (PlainChange change : world.changesOf(repository)) {
      PlainDelivery.Delivered delivered = change.delivery().by("deployment");
      if (delivered != null
          && !delivered.isBeforeRecords()
          && change.delivery().services().contains(service)
          && !change.repository().isBeforeRecords(service, change.landedAt())) {
        Instant begun = change.told().createdAt();
        Instant commit = change.firstCommitAt();
        begun = commit != null && commit.isBefore(begun) ? commit : begun;
        leadTimes
            .computeIfAbsent(day(delivered.at()), d -> new ArrayList<>())
            .add(Duration.between(begun, delivered.at()).toMillis());
      }
    }
    return leadTimes;
  }

  /** As percentile_cont: between the neighbours in proportion. */
  private static @Nullable Double percentile(List<Long> values, double share) {
    if (values.isEmpty()) {
      return null;
    }
    List<Long> sorted = values.stream().sorted().toList();
    double place = share * (sorted.size() - 1);
    long low = Objects.requireNonNull(sorted.get((int) Math.floor(place)));
    long high = Objects.requireNonNull(sorted.get((int) Math.ceil(place)));
    return low + (high - low) * (place - Math.floor(place));
  }
}

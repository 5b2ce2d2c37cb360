package dev.weir.sink.team;

import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.TopicWriter;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/**
 * Teams' profiles and days. A team's row stands while its profile does, whatever else names the
 * team; its dates are a function of its days. Profile and days come by different partitions, so the
 * transaction holds a lock on the team: whoever commits last sees both.
 */
public final class TeamWriter implements TopicWriter<TeamMetricsKey, TeamMetrics> {
  @Override
  public String table() {
    return "daily_team_metrics";
  }

  @Override
  public void write(DSLContext transaction, List<Received<TeamMetricsKey, TeamMetrics>> records) {
    Collection<Received<TeamMetricsKey, TeamMetrics>> last = Received.lastOfEachKey(records);
    SortedSet<TeamName> teams = new TreeSet<>();
    last.forEach(received -> teams.add(TeamName.of(received.key())));
    new LockTeams(transaction).lock(teams);
    new DeleteTeamDays(transaction).delete(keys(last, TeamWriter::isGoneDay));
    new UpsertTeamDays(transaction).upsert(records(last, TeamWriter::isDay));
    new DeleteTeams(transaction).delete(keys(last, TeamWriter::isGoneProfile));
    new UpsertTeams(transaction).upsert(records(last, TeamWriter::isProfile));
    new RefreshTeamDates(transaction).refresh(teams);
  }

  private static boolean isDay(Received<TeamMetricsKey, TeamMetrics> received) {
    return received.key().getMetricDate() != null
        && received.value() != null
        && received.value().getDay() != null;
  }

  private static boolean isProfile(Received<TeamMetricsKey, TeamMetrics> received) {
    return received.key().getMetricDate() == null
        && received.value() != null
        && received.value().getProfile() != null;
  }

  private static boolean isGoneDay(Received<TeamMetricsKey, TeamMetrics> received) {
    return received.value() == null && received.key().getMetricDate() != null;
  }

  private static boolean isGoneProfile(Received<TeamMetricsKey, TeamMetrics> received) {
    return received.value() == null && received.key().getMetricDate() == null;
  }

  private static List<Received<TeamMetricsKey, TeamMetrics>> records(
      Collection<Received<TeamMetricsKey, TeamMetrics>> records,
      Predicate<Received<TeamMetricsKey, TeamMetrics>> which) {
    return records.stream().filter(which).toList();
  }

  private static List<TeamMetricsKey> keys(
      Collection<Received<TeamMetricsKey, TeamMetrics>> records,
      Predicate<Received<TeamMetricsKey, TeamMetrics>> which) {
    return records.stream().filter(which).map(Received::key).toList();
  }
}

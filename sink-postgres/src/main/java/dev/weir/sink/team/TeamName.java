package dev.weir.sink.team;

import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.sink.text.CleanText;
import java.util.Comparator;

/** A team of a tenant, as its tables hold it. */
record TeamName(String tenant, String team) implements Comparable<TeamName> {
  private static final Comparator<TeamName> ORDER =
      Comparator.comparing(TeamName::tenant).thenComparing(TeamName::team);

  static TeamName of(TeamMetricsKey key) {
    return new TeamName(CleanText.of(key.getTenant()), CleanText.of(key.getTeamId()));
  }

  @Override
  public int compareTo(TeamName other) {
    return ORDER.compare(this, other);
  }
}

package dev.weir.archive.dataset;

import dev.weir.schema.avro.TeamDay;
import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Versions of teams' days, in the month of the day; and of teams' profiles, which have no day, in
 * the month in which they were told.
 */
final class DailyTeamMetrics implements Shape<TeamMetricsKey, TeamMetrics> {
  private static final String DATE = "metric_date";
  private static final String PROFILE = "profile";
  private static final String RULES = "rules_version";

  private final Schema schema = schema(TeamMetrics.getClassSchema());
  private final Copy day = new Copy(TeamDay.getClassSchema(), schema);

  private Schema schema(Schema value) {
    Schema day = Columns.withoutNull(value.getField("day").schema());
    Schema profile = Columns.withoutNull(value.getField(PROFILE).schema());
    return Versions.columns(dataset(), Schema.create(Schema.Type.STRING))
        .add(DATE, Columns.date())
        .addAll(day, Set.of())
        .add(PROFILE, profile)
        .add(RULES, Schema.Type.STRING)
        .schema();
  }

  @Override
  public String dataset() {
    return "daily_team_metrics";
  }

  @Override
  public String folderColumn() {
    return Versions.TEAM;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Set<String> hardlyRepeating() {
    return Set.of(Columns.OFFSET, Versions.VERSION);
  }

  @Override
  public Place fill(GenericRecord row, TeamMetricsKey key, @Nullable TeamMetrics value, At at) {
    LocalDate date = key.getMetricDate();
    String id = date == null ? key.getTeamId() : key.getTeamId() + "/" + date;
    Versions.fill(row, key.getTenant(), id, at.offset(), value == null);
    row.put(DATE, date);
    if (value != null) {
      row.put(PROFILE, value.getProfile());
      row.put(RULES, value.getRulesVersion());
      if (value.getDay() != null) {
        day.copy(value.getDay(), row);
      }
    }
    Instant time = date == null ? at.appendedAt() : date.atStartOfDay().toInstant(ZoneOffset.UTC);
    return new Place(time, key.getTeamId());
  }
}

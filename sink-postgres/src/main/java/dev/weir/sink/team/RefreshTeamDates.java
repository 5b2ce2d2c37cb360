package dev.weir.sink.team;

import static dev.weir.sink.jooq.Tables.DAILY_TEAM_METRICS;
import static dev.weir.sink.jooq.Tables.TEAMS;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Sets teams' dates to their first and last day with metrics; null where there is none. */
final class RefreshTeamDates {
  private final DSLContext transaction;

  RefreshTeamDates(DSLContext transaction) {
    this.transaction = transaction;
  }

  void refresh(Collection<TeamName> teams) {
    Field<OffsetDateTime> first = day(DSL.min(DAILY_TEAM_METRICS.METRIC_DATE));
    Field<OffsetDateTime> last = day(DSL.max(DAILY_TEAM_METRICS.METRIC_DATE));
    transaction
        .update(TEAMS)
        .set(TEAMS.CREATED_AT, first)
        .set(TEAMS.UPDATED_AT, last)
        .where(
            DSL.row(TEAMS.TENANT_ID, TEAMS.ID)
                .in(teams.stream().map(t -> DSL.row(t.tenant(), t.team())).toList()))
        .and(TEAMS.CREATED_AT.isDistinctFrom(first).or(TEAMS.UPDATED_AT.isDistinctFrom(last)))
        .execute();
  }

  private Field<OffsetDateTime> day(Field<LocalDate> date) {
    return DSL.field(
        transaction
            .select(
                DSL.field(
                    "({0})::timestamp at time zone 'UTC'", SQLDataType.TIMESTAMPWITHTIMEZONE, date))
            .from(DAILY_TEAM_METRICS)
            .where(DAILY_TEAM_METRICS.TENANT_ID.eq(TEAMS.TENANT_ID))
            .and(DAILY_TEAM_METRICS.TEAM_ID.eq(TEAMS.ID)));
  }
}

package dev.weir.sink.team;

import static dev.weir.sink.jooq.Tables.TEAMS;

import dev.weir.schema.avro.TeamMetricsKey;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Deletes teams that are no longer in the value stream. */
final class DeleteTeams {
  private final DSLContext transaction;

  DeleteTeams(DSLContext transaction) {
    this.transaction = transaction;
  }

  void delete(List<TeamMetricsKey> keys) {
    if (!keys.isEmpty()) {
      transaction
          .deleteFrom(TEAMS)
          .where(
              DSL.row(TEAMS.TENANT_ID, TEAMS.ID)
                  .in(
                      keys.stream()
                          .map(TeamName::of)
                          .map(name -> DSL.row(name.tenant(), name.team()))
                          .toList()))
          .execute();
    }
  }
}

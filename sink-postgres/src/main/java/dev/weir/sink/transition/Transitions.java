package dev.weir.sink.transition;

import dev.weir.identity.NameUuid;
import dev.weir.schema.avro.Visit;
import dev.weir.sink.flowitem.ItemVersion;
import dev.weir.sink.jooq.tables.records.StageTransitionsRecord;
import dev.weir.sink.text.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item's entries into stages, from its visits. Pure. */
public final class Transitions {
  private Transitions() {}

  /** The rows, in order. */
  public static List<StageTransitionsRecord> of(ItemVersion version) {
    List<StageTransitionsRecord> rows = new ArrayList<>();
    Visit before = null;
    for (Visit visit : version.item().getVisits()) {
      rows.add(row(version, before, visit));
      before = visit;
    }
    return rows;
  }

  private static StageTransitionsRecord row(
      ItemVersion version, @Nullable Visit before, Visit visit) {
    StageTransitionsRecord row = new StageTransitionsRecord();
    row.setId(NameUuid.of(version.id(), "transition", Integer.toString(visit.getSeq())));
    row.setTenantId(version.item().getTenant());
    row.setFlowItemId(version.id());
    row.setTeamId(version.item().getTeamId());
    row.setSeq(visit.getSeq());
    row.setFromStage(before == null ? null : before.getStage());
    row.setToStage(visit.getStage());
    row.setTransitionedAt(Times.utc(visit.getEnteredAt()));
    row.setDurationSeconds(before == null ? null : seconds(before, visit));
    row.setRework(visit.getRework());
    version.provenance(row);
    return row;
  }

  private static long seconds(Visit before, Visit visit) {
    return Duration.between(
            before.getEnteredAt(),
            before.getLeftAt() == null ? visit.getEnteredAt() : before.getLeftAt())
        .toSeconds();
  }
}

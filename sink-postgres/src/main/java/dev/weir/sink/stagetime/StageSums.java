package dev.weir.sink.stagetime;

import dev.weir.identity.NameUuid;
import dev.weir.schema.avro.Visit;
import dev.weir.sink.flowitem.ItemVersion;
import dev.weir.sink.jooq.tables.records.StageMetricsRecord;
import dev.weir.sink.text.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * An item's time by stage: the sums of the visits that ended, in which what it was blocked counts
 * as wait. Pure.
 */
public final class StageSums {
  private static final String ACTIVE = "active";
  private static final String WAIT = "wait";

  private StageSums() {}

  /** A row for each stage that the item was in. */
  public static List<StageMetricsRecord> of(ItemVersion version) {
    Map<String, List<Visit>> byStage = new LinkedHashMap<>();
    for (Visit visit : version.item().getVisits()) {
      byStage.computeIfAbsent(visit.getStage(), stage -> new ArrayList<>()).add(visit);
    }
    return byStage.entrySet().stream()
        .map(stage -> row(version, stage.getKey(), stage.getValue()))
        .toList();
  }

  private static StageMetricsRecord row(ItemVersion version, String stage, List<Visit> visits) {
    Visit last = visits.get(visits.size() - 1);
    long blocked = millis(visits, ACTIVE, Visit::getBlockedMillis);
    long active = seconds(millis(visits, ACTIVE, StageSums::stay) - blocked);
    long wait = seconds(millis(visits, WAIT, StageSums::stay) + blocked);
    StageMetricsRecord row = new StageMetricsRecord();
    row.setId(NameUuid.of(version.id(), "stage", stage));
    row.setTenantId(version.item().getTenant());
    row.setFlowItemId(version.id());
    row.setTeamId(version.item().getTeamId());
    row.setStage(stage);
    row.setStartedAt(Times.utc(visits.get(0).getEnteredAt()));
    row.setEndedAt(Times.utcOrNull(last.getLeftAt()));
    row.setActiveTimeSeconds(active);
    row.setWaitTimeSeconds(wait);
    row.setFlowEfficiencyPercent(Times.efficiencyPercent(active, wait));
    row.setVisits(visits.size());
    version.provenance(row);
    return row;
  }

  /** Summed in milliseconds, so that halves of a second are not lost visit by visit. */
  private static long millis(List<Visit> visits, String kind, ToLongFunction<Visit> time) {
    return visits.stream()
        .filter(visit -> visit.getKind().equals(kind) && visit.getLeftAt() != null)
        .mapToLong(time)
        .sum();
  }

  private static long stay(Visit visit) {
    return Duration.between(visit.getEnteredAt(), visit.getLeftAt()).toMillis();
  }

  private static long seconds(long millis) {
    return Duration.ofMillis(millis).toSeconds();
  }
}

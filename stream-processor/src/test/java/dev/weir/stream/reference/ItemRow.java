package dev.weir.stream.reference;

import dev.weir.schema.avro.FlowItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an item comes to, as far as the reference tells it. */
record ItemRow(
    String externalId,
    Instant createdAt,
    String status,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Instant cancelledAt,
    @Nullable String basis,
    @Nullable Long activeSeconds,
    @Nullable Long waitSeconds,
    int reworkCount,
    int postDeliveryRework,
    List<VisitRow> visits,
    List<ChangeRow> changes) {
  /** A stay in a stage. */
  record VisitRow(String stage, Instant enteredAt, @Nullable Instant leftAt, boolean rework) {}

  /** A change of an item. */
  record ChangeRow(
      String externalId,
      Instant createdAt,
      @Nullable Instant mergedAt,
      @Nullable Instant landedAt,
      @Nullable Instant productionAt,
      @Nullable Instant firstCommitAt,
      boolean beforeRecords) {}

  /** The product's row. */
  static ItemRow of(FlowItem item) {
    return new ItemRow(
        item.getExternalId(),
        item.getCreatedAt(),
        item.getStatus(),
        item.getStartedAt(),
        item.getCompletedAt(),
        item.getCancelledAt(),
        item.getCompletionBasis(),
        item.getActiveSeconds(),
        item.getWaitSeconds(),
        item.getReworkCount(),
        item.getPostDeliveryRework(),
        item.getVisits().stream()
            .map(v -> new VisitRow(v.getStage(), v.getEnteredAt(), v.getLeftAt(), v.getRework()))
            .toList(),
        item.getChanges().stream()
            .map(
                c ->
                    new ChangeRow(
                        c.getExternalId(),
                        c.getCreatedAt(),
                        c.getMergedAt(),
                        c.getLandedAt(),
                        c.getProductionAt(),
                        c.getFirstCommitAt(),
                        c.getBeforeRecords()))
            .toList());
  }
}

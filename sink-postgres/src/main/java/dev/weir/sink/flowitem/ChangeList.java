package dev.weir.sink.flowitem;

import dev.weir.schema.avro.ItemChange;
import dev.weir.sink.text.CleanText;
import dev.weir.sink.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** The changes of an item as jsonb. Pure. */
final class ChangeList {
  private ChangeList() {}

  static JSONB of(List<ItemChange> changes) {
    return Json.of(changes.stream().map(ChangeList::object).toList());
  }

  private static Map<String, Object> object(ItemChange change) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("external_id", CleanText.of(change.getExternalId()));
    object.put("before_records", change.getBeforeRecords());
    put(object, "created_at", change.getCreatedAt());
    put(object, "merged_at", change.getMergedAt());
    put(object, "landed_at", change.getLandedAt());
    put(object, "production_at", change.getProductionAt());
    put(object, "first_commit_at", change.getFirstCommitAt());
    put(object, "deployment_id", change.getDeploymentId());
    put(object, "deployed_at", change.getDeployedAt());
    put(object, "first_review_at", change.getFirstReviewAt());
    put(object, "lead_time_basis", change.getLeadTimeBasis());
    put(object, "reverted_at", change.getRevertedAt());
    if (!change.getServices().isEmpty()) {
      object.put("services", change.getServices().stream().map(CleanText::of).toList());
    }
    return object;
  }

  private static void put(Map<String, Object> object, String name, @Nullable Object value) {
    if (value != null) {
      object.put(name, value.toString());
    }
  }
}

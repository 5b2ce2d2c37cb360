package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.FactCollector;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.Map;

/**
 * What the event {@code projects_v2_item} tells: the value that the field Status of a board got.
 * Such a payload names no repository; its item is found by node id.
 */
final class BoardFacts {
  private static final String STATUS = "status";

  private BoardFacts() {}

  static void mine(JsonObject root, FactCollector facts) {
    JsonObject item = root.object("projects_v2_item");
    String node = item == null ? null : item.text("content_node_id");
    JsonObject value = root.object("changes", "field_value");
    if (item == null || node == null || node.isEmpty() || value == null || !isStatus(value)) {
      return;
    }
    String status = value.text("to", "name");
    if (status == null || status.isEmpty()) {
      return;
    }
    facts.add(
        FactKind.BOARD_STATUS,
        "node:" + node,
        at -> item.textOrEmpty("id") + ":" + NumberedFacts.milliseconds(at),
        EventTime.of(item, "updated_at"),
        Map.of("status", status));
  }

  private static boolean isStatus(JsonObject value) {
    return value.textOrEmpty("field_type").equals("single_select")
        && value.textOrEmpty("field_name").equalsIgnoreCase(STATUS);
  }
}

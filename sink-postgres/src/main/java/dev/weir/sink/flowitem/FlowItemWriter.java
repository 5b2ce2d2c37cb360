package dev.weir.sink.flowitem;

import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemKey;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.TopicWriter;
import dev.weir.sink.deployment.DeploymentItems;
import dev.weir.sink.deployment.ReplaceDeploymentItems;
import dev.weir.sink.stagetime.ReplaceStageMetrics;
import dev.weir.sink.stagetime.StageSums;
import dev.weir.sink.transition.ReplaceStageTransitions;
import dev.weir.sink.transition.Transitions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Items with all that goes with them: their transitions, their times by stage, and what delivered
 * them. Rows that no longer hold go in the same transaction.
 */
public final class FlowItemWriter implements TopicWriter<ItemKey, FlowItem> {
  @Override
  public String table() {
    return "flow_items";
  }

  @Override
  public void write(DSLContext transaction, List<Received<ItemKey, FlowItem>> records) {
    List<UUID> gone = new ArrayList<>();
    List<ItemVersion> items = new ArrayList<>();
    for (Received<ItemKey, FlowItem> received : Received.lastOfEachKey(records)) {
      FlowItem item = received.value();
      if (item == null) {
        gone.add(received.key().getItemId());
      } else {
        items.add(new ItemVersion(item, received.position().offset()));
      }
    }
    List<ItemVersion> written = new ItemNames(transaction).settle(gone, items);
    new DeleteFlowItems(transaction).delete(gone);
    new UpsertFlowItems(transaction).upsert(written);
    replaceParts(transaction, written);
  }

  private static void replaceParts(DSLContext transaction, List<ItemVersion> items) {
    List<UUID> ids = items.stream().map(ItemVersion::id).sorted().toList();
    new ReplaceStageTransitions(transaction)
        .replace(ids, items.stream().flatMap(i -> Transitions.of(i).stream()).toList());
    new ReplaceStageMetrics(transaction)
        .replace(ids, items.stream().flatMap(i -> StageSums.of(i).stream()).toList());
    new ReplaceDeploymentItems(transaction)
        .replace(ids, items.stream().flatMap(i -> DeploymentItems.of(i).stream()).toList());
  }
}

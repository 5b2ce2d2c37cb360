package dev.weir.sink.deployment;

import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.DeploymentKey;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.TopicWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Deployments; a tombstone deletes one. */
public final class DeploymentWriter implements TopicWriter<DeploymentKey, Deployment> {
  @Override
  public String table() {
    return "deployments";
  }

  @Override
  public void write(DSLContext transaction, List<Received<DeploymentKey, Deployment>> records) {
    List<UUID> gone = new ArrayList<>();
    List<Received<DeploymentKey, Deployment>> held = new ArrayList<>();
    for (Received<DeploymentKey, Deployment> received : Received.lastOfEachKey(records)) {
      if (received.value() == null) {
        gone.add(received.key().getDeploymentId());
      } else {
        held.add(received);
      }
    }
    new DeleteDeployments(transaction).delete(gone);
    new UpsertDeployments(transaction).upsert(held);
  }
}

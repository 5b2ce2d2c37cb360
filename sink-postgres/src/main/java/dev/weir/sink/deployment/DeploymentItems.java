package dev.weir.sink.deployment;

import dev.weir.schema.avro.ItemChange;
import dev.weir.sink.flowitem.ItemVersion;
import dev.weir.sink.jooq.tables.records.DeploymentItemsRecord;
import dev.weir.sink.text.Json;
import dev.weir.sink.text.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** Which deployments delivered an item, from its changes. Pure. */
public final class DeploymentItems {
  private DeploymentItems() {}

  /** A row for each deployment that delivered a change of the item. */
  public static List<DeploymentItemsRecord> of(ItemVersion version) {
    Map<UUID, List<ItemChange>> byDeployment = new TreeMap<>();
    for (ItemChange change : version.item().getChanges()) {
      if (change.getDeploymentId() != null) {
        byDeployment
            .computeIfAbsent(change.getDeploymentId(), deployment -> new ArrayList<>())
            .add(change);
      }
    }
    return byDeployment.entrySet().stream()
        .map(deployment -> row(version, deployment.getKey(), deployment.getValue()))
        .toList();
  }

  private static DeploymentItemsRecord row(
      ItemVersion version, UUID deployment, List<ItemChange> changes) {
    DeploymentItemsRecord row = new DeploymentItemsRecord();
    row.setDeploymentId(deployment);
    row.setFlowItemId(version.id());
    row.setTenantId(version.item().getTenant());
    row.setDeliveredAt(
        changes.stream()
            .map(ItemChange::getDeployedAt)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .map(Times::utc)
            .orElse(null));
    row.setChanges(Json.array(changes.stream().map(ItemChange::getExternalId).sorted().toList()));
    version.provenance(row);
    return row;
  }
}

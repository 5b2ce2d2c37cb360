package dev.weir.sink.deployment;

import static dev.weir.sink.jooq.Tables.DEPLOYMENTS;
import static java.util.Objects.requireNonNull;

import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.DeploymentKey;
import dev.weir.sink.batch.Position;
import dev.weir.sink.batch.Provenance;
import dev.weir.sink.batch.Received;
import dev.weir.sink.copy.Upsert;
import dev.weir.sink.jooq.tables.records.DeploymentsRecord;
import dev.weir.sink.text.CleanText;
import dev.weir.sink.text.Times;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Inserts deployments or makes them what they are now. */
final class UpsertDeployments {
  private static final Upsert<DeploymentsRecord> UPSERT =
      new Upsert<>(DEPLOYMENTS, List.of(DEPLOYMENTS.ID), Set.of());

  private final DSLContext transaction;

  UpsertDeployments(DSLContext transaction) {
    this.transaction = transaction;
  }

  int upsert(List<Received<DeploymentKey, Deployment>> records) {
    return UPSERT.write(transaction, records.stream().map(UpsertDeployments::row).toList());
  }

  private static DeploymentsRecord row(Received<DeploymentKey, Deployment> received) {
    Deployment deployment = requireNonNull(received.value());
    DeploymentsRecord row = new DeploymentsRecord();
    row.setId(deployment.getDeploymentId());
    row.setTenantId(deployment.getTenant());
    row.setSource(deployment.getSource());
    row.setInstance(deployment.getInstance());
    row.setExternalId(deployment.getExternalId());
    row.setServiceId(deployment.getServiceId());
    row.setTeamId(deployment.getTeamId());
    row.setEnvironment(deployment.getEnvironment());
    row.setProduction(deployment.getProduction());
    row.setCommitSha(CleanText.orNull(deployment.getCommitSha()));
    row.setRef(CleanText.orNull(deployment.getRef()));
    row.setStatus(deployment.getStatus());
    row.setRedeploy(deployment.getRedeploy());
    outcome(row, deployment);
    times(row, deployment);
    Provenance.into(
        row,
        deployment.getRulesVersion(),
        received.position().offset(),
        Position.of(deployment.getRecord()));
    return row;
  }

  private static void outcome(DeploymentsRecord row, Deployment deployment) {
    row.setCounted(deployment.getCounted());
    row.setRollback(deployment.getRollback());
    row.setHotfix(deployment.getHotfix());
    row.setFailed(deployment.getFailed());
    row.setRecoveredAt(Times.utcOrNull(deployment.getRecoveredAt()));
  }

  private static void times(DeploymentsRecord row, Deployment deployment) {
    row.setCreatedAt(Times.utcOrNull(deployment.getCreatedAt()));
    row.setStartedAt(Times.utcOrNull(deployment.getStartedAt()));
    row.setFinishedAt(Times.utcOrNull(deployment.getFinishedAt()));
    row.setLandedAt(Times.utcOrNull(deployment.getLandedAt()));
  }
}

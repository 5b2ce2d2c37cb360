package dev.weir.stream.scope.deployment;

import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.name.Names;
import dev.weir.stream.scope.object.DeploymentFacts;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.Services;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.GroupTable.Membership;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.OutcomeTable.Outcome;
import dev.weir.stream.scope.state.Rows;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.Shipment;
import dev.weir.stream.scope.state.SuccessTable.Success;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells of each deployment what is new about it. */
public final class DeploymentRows {
  private static final RecordOrigin NO_RECORD = new RecordOrigin("", 0, 0L);

  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Services services;
  private final Outbox outbox;
  private final RecordOrigin origin;
  private final Dirty dirty;

  public DeploymentRows(
      Scope scope,
      ScopeState state,
      Policy policy,
      Services services,
      Outbox outbox,
      RecordOrigin origin,
      Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.services = services;
    this.outbox = outbox;
    this.origin = origin;
    this.dirty = dirty;
  }

  public void settle() {
    for (String subject : dirty.deployments()) {
      Membership membership = state.groups.of(subject);
      Shipment shipment = membership == null ? null : state.shipments.get(membership.group());
      if (membership != null && shipment != null) {
        tell(subject, shipment);
      } else if (state.deployments.forget(subject)) {
        outbox.deployment(FactIds.of(scope.tenant(), scope.instance(), subject), null);
      }
    }
    dirty.deployments().clear();
  }

  private void tell(String subject, Shipment shipment) {
    boolean stands = subject.equals(shipment.deployment());
    DeploymentFacts own = DeploymentFacts.of(state.facts.of(subject));
    DeploymentFacts told =
        stands
            ? DeploymentFacts.of(GroupFacts.of(state, state.groups.members(shipment.group())))
            : own;
    if (own == null || told == null) {
      return;
    }
    Deployment row = row(own, told, shipment, stands ? outcomes(shipment) : List.of());
    if (!state.deployments.has(subject)) {
      boolean attributed = row.getLandedAt() != null;
      outbox.deployed(row.getEnvironment(), row.getProduction(), attributed);
    }
    if (state.deployments.isNews(subject, Rows.bytes(row))) {
      row.setRecord(origin);
      outbox.deployment(row.getDeploymentId(), row);
    }
  }

  private List<Outcome> outcomes(Shipment shipment) {
    return shipment.services().stream()
        .map(service -> state.outcomes.of(service, shipment.deployment()))
        .filter(Objects::nonNull)
        .toList();
  }

  private Deployment row(
      DeploymentFacts own, DeploymentFacts told, Shipment shipment, List<Outcome> outcomes) {
    String subject = own.subject();
    String home = state.names.canonical(Names.lower(subject));
    List<String> its = services.inProduction(own.text("environment"));
    boolean production = !its.isEmpty() && !own.text("transient").equals("true");
    boolean judged = !shipment.services().isEmpty() && !outcomes.isEmpty();
    String repository = Items.repositoryOf(subject);
    String service = service(production ? its : List.of(), repository);
    return Deployment.newBuilder()
        .setDeploymentId(FactIds.of(scope.tenant(), scope.instance(), home))
        .setTenant(scope.tenant())
        .setSource(scope.source())
        .setInstance(scope.instance())
        .setExternalId(subject)
        .setServiceId(service)
        .setTeamId(policy.teamOfService(service, told.createdAt()))
        .setEnvironment(told.text("environment"))
        .setProduction(production)
        .setCommitSha(told.attribute("sha"))
        .setRef(told.attribute("ref"))
        .setStatus(told.status())
        .setCreatedAt(own.toldCreatedAt())
        .setStartedAt(told.startedAt())
        .setFinishedAt(told.finishedAt())
        .setLandedAt(shipment.landedAt())
        .setRedeploy(counts(home, shipment, outcomes) && redeploys(shipment))
        .setCounted(counts(home, shipment, outcomes))
        .setRollback(
            outcomes.stream().anyMatch(Outcome::rollback)
                || (home.equals(shipment.deployment()) && Elsewhere.isRollback(state, shipment)))
        .setHotfix(outcomes.stream().anyMatch(Outcome::hotfix))
        .setFailed(judged ? outcomes.stream().anyMatch(Outcome::failed) : null)
        .setRecoveredAt(judged ? recoveredAt(outcomes) : null)
        .setRulesVersion(policy.rulesVersion())
        .setRecord(NO_RECORD)
        .build();
  }

  /** Its service where it is one, else the repository; what is not in production is of all. */
  private String service(List<String> inProduction, String repository) {
    String only = inProduction.isEmpty() ? services.only() : null;
    if (inProduction.size() == 1) {
      only = inProduction.get(0);
    }
    return only == null ? repository : services.shown(only, repository);
  }

  private boolean redeploys(Shipment shipment) {
    if (shipment.succeededAt() == null) {
      return false;
    }
    Success first = state.successes.first(shipment.sha(), shipment.environment());
    return first != null && !first.deployment().equals(shipment.deployment());
  }

  /** Whether it is a deployment of its own, and no other one stands for it. */
  private static boolean counts(String subject, Shipment shipment, List<Outcome> outcomes) {
    boolean succeeded = shipment.succeededAt() != null && !shipment.services().isEmpty();
    return subject.equals(shipment.deployment()) && (!succeeded || !outcomes.isEmpty());
  }

  /** When the last of its services was well again; null while one is not. */
  private static @Nullable Instant recoveredAt(List<Outcome> outcomes) {
    Instant last = null;
    for (Outcome outcome : outcomes) {
      Instant at = outcome.recoveredAt();
      if (outcome.failed() && at == null) {
        return null;
      }
      last = at != null && (last == null || at.isAfter(last)) ? at : last;
    }
    return last;
  }
}

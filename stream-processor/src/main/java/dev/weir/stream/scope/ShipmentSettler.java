package dev.weir.stream.scope;

import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.scope.DeploymentTable.Success;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at deployments, releases and tags again, and marks the changes whose production or whose
 * stage depends on what is new about them.
 */
final class ShipmentSettler {
  private static final RecordOrigin NO_RECORD = new RecordOrigin("", 0, 0L);

  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final RecordOrigin origin;
  private final Dirty dirty;
  private final Releases releases;

  ShipmentSettler(
      Scope scope,
      ScopeState state,
      Policy policy,
      Outbox outbox,
      RecordOrigin origin,
      Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.outbox = outbox;
    this.origin = origin;
    this.dirty = dirty;
    this.releases = new Releases(state);
  }

  void settle() {
    while (!dirty.shipments().isEmpty()) {
      String subject = dirty.shipments().first();
      dirty.shipments().remove(subject);
      settle(subject);
    }
  }

  private void settle(String subject) {
    if (subject.indexOf('@') >= 0) {
      replace(subject, releases.tag(subject));
    } else if (subject.contains("/releases/")) {
      replace(subject, releases.release(subject));
    } else {
      deployment(subject);
    }
  }

  private void deployment(String subject) {
    DeploymentFacts told = DeploymentFacts.of(state.facts.of(subject));
    if (told == null) {
      return;
    }
    String repository = Items.repositoryOf(told.subject());
    String team = policy.teamOf(scope, repository);
    String environment = Objects.requireNonNullElse(told.attribute("environment"), "");
    boolean passing = "true".equals(told.attribute("transient"));
    boolean production = !passing && policy.isProduction(team, environment);
    Instant landedAt = state.landings.awaited(told.attribute("sha"), subject);
    UUID id = FactIds.of(scope.tenant(), scope.instance(), told.subject());
    Instant succeeded = production ? told.succeededAt() : null;
    countSuccess(repository, subject, succeeded);
    Shipment shipment =
        new Shipment(
            subject,
            DoneOn.DEPLOYMENT,
            id,
            environment.toLowerCase(Locale.ROOT),
            told.createdAt(),
            told.states(),
            landedAt,
            succeeded);
    replace(subject, production ? shipment : null);
    boolean redeploy = redeploy(told, environment, subject);
    emit(subject, told, row(told, id, team, environment, production, landedAt, redeploy));
  }

  private void countSuccess(String service, String subject, @Nullable Instant succeeded) {
    Shipment old = state.shipments.get(subject);
    Instant before = old == null ? null : old.succeededAt();
    if (Objects.equals(before, succeeded)) {
      return;
    }
    if (before != null) {
      state.days.remove(service, before, subject);
    }
    if (succeeded != null) {
      state.days.add(service, succeeded, subject);
    }
  }

  /** Whether the same commit had succeeded in the environment before; marks those that follow. */
  private boolean redeploy(DeploymentFacts told, String environment, String subject) {
    String sha = told.attribute("sha");
    Instant succeeded = told.succeededAt();
    if (sha == null || succeeded == null) {
      return false;
    }
    Success own = new Success(succeeded, environment, subject);
    List<Success> all = state.deployments.successes(sha);
    if (!all.contains(own)) {
      state.deployments.succeeded(sha, own);
      all.stream().map(Success::subject).filter(s -> !s.equals(subject)).forEach(this::again);
    }
    Comparator<Success> order = Comparator.comparing(Success::at).thenComparing(Success::subject);
    return all.stream()
        .filter(other -> other.environment().equalsIgnoreCase(environment))
        .anyMatch(other -> !other.subject().equals(subject) && order.compare(other, own) < 0);
  }

  private void again(String subject) {
    dirty.shipments().add(subject);
  }

  private void replace(String subject, @Nullable Shipment now) {
    Shipment old = state.shipments.get(subject);
    if (Objects.equals(old, now)) {
      mark(now, outbox::toExplain);
      return;
    }
    Instant firstBefore = state.shipments.firstSuccessLanding();
    state.shipments.replace(subject, old, now);
    markRecords(firstBefore, state.shipments.firstSuccessLanding());
    mark(old, change -> dirty.changes().add(change));
    mark(now, change -> dirty.changes().add(change));
  }

  /** The records begin elsewhere: what landed in between is delivered otherwise. */
  private void markRecords(@Nullable Instant before, @Nullable Instant now) {
    if (Objects.equals(before, now)) {
      return;
    }
    var window = policy.firstDeploymentWindow(policy.teamOf(scope, scope.name()));
    if (before == null || now == null) {
      Instant only = before == null ? Objects.requireNonNull(now) : before;
      dirty.changes().addAll(state.changes.landed(null, only.minus(window)));
    } else {
      Instant low = before.isBefore(now) ? before : now;
      Instant high = before.isBefore(now) ? now : before;
      dirty.changes().addAll(state.changes.landed(low.minus(window), high.minus(window)));
    }
  }

  /**
   * A success delivers what had landed before it; and it ends attempts that began before it, also
   * for what was to land only after it.
   */
  private void mark(@Nullable Shipment shipment, Consumer<String> marked) {
    if (shipment == null) {
      return;
    }
    Set<String> changes = new TreeSet<>();
    Instant succeeded = shipment.succeededAt();
    if (succeeded != null) {
      Instant landedUpTo = succeeded.plus(state.shipments.premature());
      state.changes.undelivered(shipment.channel(), landedUpTo, succeeded, changes);
    }
    if (shipment.landedAt() != null && shipment.channel() == DoneOn.DEPLOYMENT) {
      state.changes.undelivered(
          shipment.channel(), shipment.landedAt(), shipment.createdAt(), changes);
    }
    changes.forEach(marked);
  }

  private Deployment row(
      DeploymentFacts told,
      UUID id,
      String team,
      String environment,
      boolean production,
      @Nullable Instant landedAt,
      boolean redeploy) {
    return Deployment.newBuilder()
        .setDeploymentId(id)
        .setTenant(scope.tenant())
        .setSource(scope.source())
        .setInstance(scope.instance())
        .setExternalId(told.subject())
        .setServiceId(Items.repositoryOf(told.subject()))
        .setTeamId(team)
        .setEnvironment(environment)
        .setProduction(production)
        .setCommitSha(told.attribute("sha"))
        .setRef(told.attribute("ref"))
        .setStatus(told.status())
        .setCreatedAt(told.toldCreatedAt())
        .setStartedAt(told.startedAt())
        .setFinishedAt(told.finishedAt())
        .setLandedAt(landedAt)
        .setRedeploy(redeploy)
        .setRulesVersion(policy.rulesVersion())
        .setRecord(NO_RECORD)
        .build();
  }

  private void emit(String subject, DeploymentFacts told, Deployment row) {
    try {
      ByteBuffer buffer = row.toByteBuffer();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      if (state.deployments.isNews(subject, bytes)) {
        row.setRecord(origin);
        outbox.deployment(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("of " + told.subject(), e);
    }
  }
}

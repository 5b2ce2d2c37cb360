package dev.weir.stream.scope.deployment;

import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.OpenState;
import dev.weir.stream.flow.Steps;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.Services;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.Dirty.Counted;
import dev.weir.stream.scope.state.Finish;
import dev.weir.stream.scope.state.IncidentEntry;
import dev.weir.stream.scope.state.IncidentTable.Attachment;
import dev.weir.stream.scope.state.LinkTable;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.Rows;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.valuestream.ItemType;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks at incidents again: which issues are some, and which deployments they attach to. */
public final class IncidentSettler {
  private static final RecordOrigin NO_RECORD = new RecordOrigin("", 0, 0L);

  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Services services;
  private final Outbox outbox;
  private final RecordOrigin origin;
  private final Dirty dirty;
  private final Causes causes;

  public IncidentSettler(
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
    this.causes =
        new Causes(
            state,
            services,
            policy.incidentWindow(policy.teamOf(scope, state.names.shownRepository())));
  }

  /** Finds the issues that have become incidents, and those that are none any more. */
  public void recognise() {
    for (String issue : dirty.issues()) {
      ObjectFacts told = ObjectFacts.of(state.facts.of(issue));
      IncidentEntry old = state.incidents.get(issue);
      IncidentEntry now = told == null || told.isChange() ? null : entry(told);
      if (!Objects.equals(old, now)) {
        boolean any = state.incidents.any();
        state.incidents.replace(issue, old, now);
        if ((old == null) != (now == null)) {
          markChanges(issue);
        }
        if (any != state.incidents.any()) {
          state.days.touchAll();
        }
      }
      if (old != null || now != null) {
        dirty.incidents().add(issue);
      }
    }
    dirty.issues().clear();
  }

  private @Nullable IncidentEntry entry(ObjectFacts told) {
    boolean leftOut =
        policy.counting(told.labels(), told.latest(Attributes.TYPE), null) == ItemType.As.IGNORE;
    if (leftOut
        || !policy.isIncident(
            policy.teamOf(scope, this.state.names.shownRepository()), told.labels())) {
      return null;
    }
    Steps<OpenState> state = told.state();
    boolean open = state.last() == OpenState.OPEN;
    Instant resolved = open ? null : state.steps().get(state.steps().size() - 1).from();
    String only = services.only();
    String service = only != null ? only : services.labelled(told.labels());
    String body = Objects.requireNonNullElse(told.latest(Attributes.BODY), "");
    return new IncidentEntry(
        told.created().at(),
        resolved,
        Objects.requireNonNullElse(service, ""),
        Causes.deploymentsIn(body, scope.name()),
        Causes.commitsIn(body));
  }

  /** A change that belongs to an incident makes a hotfix. */
  private void markChanges(String issue) {
    state.links.of(issue).stream()
        .map(LinkTable.Told::link)
        .filter(link -> link.changeScope().equals(scope.name()))
        .forEach(link -> dirty.changes().add(link.change()));
  }

  /** Finds the deployments that incidents attach to. */
  public void attach() {
    for (String issue : dirty.incidents()) {
      IncidentEntry entry = state.incidents.get(issue);
      Attachment old = state.incidents.attachment(issue);
      String cause = entry == null ? null : causes.of(entry);
      Attachment now =
          entry == null || cause == null
              ? null
              : new Attachment(cause, entry.openedAt(), entry.resolvedAt());
      if (state.incidents.attach(issue, old, now)) {
        mark(old);
        mark(now);
      }
      tell(issue, entry, cause);
    }
    dirty.incidents().clear();
  }

  /** A deployment fails by its incidents; the repair after it is a rework after them. */
  private void mark(@Nullable Attachment attachment) {
    if (attachment == null) {
      return;
    }
    for (var service : services.all()) {
      Finish finish = state.series.of(service.id(), attachment.deployment());
      if (finish != null) {
        dirty.counted().add(new Counted(service.id(), finish.deployment()));
        Finish rework = state.outcomes.reworkAfter(finish);
        if (rework != null) {
          dirty.counted().add(new Counted(service.id(), rework.deployment()));
        }
      }
    }
  }

  private void tell(String issue, @Nullable IncidentEntry entry, @Nullable String deployment) {
    ObjectFacts told = entry == null ? null : ObjectFacts.of(state.facts.of(issue));
    UUID id = FactIds.of(scope.tenant(), scope.instance(), issue);
    if (entry == null || told == null) {
      if (state.deployments.forget(issue)) {
        outbox.incident(id, null);
      }
      return;
    }
    Incident row = row(issue, told, entry, deployment);
    if (state.deployments.isNews(issue, Rows.bytes(row))) {
      row.setRecord(origin);
      outbox.incident(id, row);
    }
  }

  private Incident row(
      String issue, ObjectFacts told, IncidentEntry entry, @Nullable String deployment) {
    String repository = state.shownRepository(scope);
    String service =
        entry.service().isEmpty() ? repository : services.shown(entry.service(), repository);
    return Incident.newBuilder()
        .setIncidentId(FactIds.of(scope.tenant(), scope.instance(), issue))
        .setTenant(scope.tenant())
        .setSource(scope.source())
        .setInstance(scope.instance())
        .setExternalId(told.created().subject())
        .setServiceId(service)
        .setTeamId(policy.teamOfService(service, entry.openedAt()))
        .setTitle(told.latest(Attributes.TITLE))
        .setUrl(state.facts.url(issue, told.created()))
        .setStatus(entry.resolvedAt() == null ? "open" : "resolved")
        .setOpenedAt(entry.openedAt())
        .setResolvedAt(entry.resolvedAt())
        .setDeploymentId(
            deployment == null ? null : FactIds.of(scope.tenant(), scope.instance(), deployment))
        .setRulesVersion(policy.rulesVersion())
        .setRecord(NO_RECORD)
        .build();
  }
}

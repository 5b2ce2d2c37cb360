package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.reference.PlainDeployment.Doing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of the deployments of a repository. */
record PlainDeploymentRows(PlainRepository repository, Reference world) {
  static UUID id(PlainSuccess success) {
    return FactIds.of("default", "github.com", success.counted().subjects().get(0));
  }

  SortedMap<String, Row> rows() {
    SortedMap<String, Row> rows = new TreeMap<>();
    for (PlainDeployment deployment : repository.deployments()) {
      for (String subject : deployment.subjects()) {
        rows.put(subject, row(subject, deployment));
      }
    }
    return rows;
  }

  private Row row(String subject, PlainDeployment joint) {
    boolean first = joint.subjects().get(0).equals(subject);
    PlainDeployment one = new PlainDeployment(List.of(subject), repository.facts().of(subject));
    PlainDeployment shown = first ? joint : one;
    boolean production = repository.isProduction(one);
    List<PlainService> services =
        production ? repository.productionServices(one) : repository.services();
    PlainService service = services.size() == 1 ? services.get(0) : null;
    Instant succeeded = shown.succeededAt();
    return Row.of(
        "deployment_id", FactIds.of("default", "github.com", subject),
        "external_id", world.facts().externalId(subject),
        "service_id", service == null ? repository.displayName() : service.id(),
        "environment", shown.environment(),
        "production", production,
        "commit_sha", emptyToNull(shown.sha()),
        "ref", emptyToNull(shown.attribute("ref")),
        "status", status(shown),
        "created_at", first(one, fact -> fact.kind() == FactKind.DEPLOYMENT_CREATED),
        "started_at", first(shown, fact -> fact.text("state").equals("in_progress")),
        "finished_at", succeeded != null ? succeeded : lastFailure(shown),
        "landed_at", repository.landedAt(shown.sha()),
        "counted", first && isCounted(joint),
        "redeploy", first && flags(joint).redeploy(),
        "rollback", first && flags(joint).rollback(),
        "hotfix", first && flags(joint).hotfix(),
        "failed", first ? flags(joint).failed() : null,
        "recovered_at", first ? flags(joint).recoveredAt() : null,
        "team_id", team(service, first(shown, fact -> true)));
  }

  private String team(@Nullable PlainService service, @Nullable Instant at) {
    Instant first = Objects.requireNonNull(at);
    return service == null
        ? world.teamOf(repository, first)
        : world.teamOfService(service, repository, first);
  }

  /** What became of a success. */
  private record Flags(
      boolean redeploy,
      boolean rollback,
      boolean hotfix,
      @Nullable Boolean failed,
      @Nullable Instant recoveredAt) {}

  private Flags flags(PlainDeployment deployment) {
    Flags flags = new Flags(false, false, false, null, null);
    if (deployment.isTransient() || deployment.succeededAt() == null) {
      return flags;
    }
    for (PlainService service : repository.productionServices(deployment)) {
      PlainHealth health = world.health(service, repository);
      for (PlainSuccess success : health.successes()) {
        if (success.counted().equals(deployment)) {
          flags =
              new Flags(
                  flags.redeploy() || success.time() > 1,
                  flags.rollback() || health.isRollback(success),
                  flags.hotfix() || health.isHotfix(success),
                  Boolean.TRUE.equals(flags.failed()) || health.hasFailed(success),
                  recoveredAt(flags, success, health));
        }
      }
    }
    return repository.isProduction(deployment) ? flags : elsewhere(deployment);
  }

  /** When the last of its services was well again; null while one is not. */
  private static @Nullable Instant recoveredAt(
      Flags before, PlainSuccess success, PlainHealth health) {
    Instant now = health.recoveredAt(success);
    boolean open = health.hasFailed(success) && now == null;
    boolean wasOpen = Boolean.TRUE.equals(before.failed()) && before.recoveredAt() == null;
    if (open || wasOpen) {
      return null;
    }
    Instant was = before.recoveredAt();
    return now == null || (was != null && was.isAfter(now)) ? was : now;
  }

  /**
   * In an environment that is no service's production: no hotfix, and no failure, is told of it.
   */
  private Flags elsewhere(PlainDeployment deployment) {
    PlainService only = new PlainService("", List.of(), List.of(deployment.environment()), false);
    PlainHealth health = new PlainHealth(only, repository, world);
    return health.successes().stream()
        .filter(success -> success.counted().equals(deployment))
        .map(one -> new Flags(one.time() > 1, health.isRollback(one), false, null, null))
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Whether no other member of its service's production stands for it. */
  private boolean isCounted(PlainDeployment deployment) {
    List<PlainService> services = repository.productionServices(deployment);
    return deployment.succeededAt() == null
        || deployment.isTransient()
        || services.isEmpty()
        || services.stream()
            .flatMap(service -> repository.successes(service).stream())
            .anyMatch(success -> success.counted().equals(deployment));
  }

  private static @Nullable Instant first(PlainDeployment deployment, Predicate<Fact> which) {
    return deployment.facts().stream()
        .filter(which)
        .map(Fact::at)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable Instant lastFailure(PlainDeployment deployment) {
    return deployment.facts().stream()
        .filter(fact -> List.of("failure", "error").contains(fact.text("state")))
        .map(Fact::at)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static String status(PlainDeployment deployment) {
    Doing last = deployment.at(Instant.MAX);
    return switch (last) {
      case SUCCEEDED -> "success";
      case FAILED, REJECTED -> "failure";
      case RUNNING -> running(deployment);
      default -> "waiting";
    };
  }

  /** In progress if it was since it last began to run. */
  private static String running(PlainDeployment deployment) {
    Instant stopped =
        deployment.facts().stream()
            .map(Fact::at)
            .filter(at -> deployment.at(at) != Doing.RUNNING)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    Instant begun =
        Objects.requireNonNull(
            first(
                deployment,
                fact -> fact.at().isAfter(stopped) && deployment.at(fact.at()) == Doing.RUNNING));
    return deployment.facts().stream()
            .anyMatch(
                fact -> fact.text("state").equals("in_progress") && !fact.at().isBefore(begun))
        ? "in_progress"
        : "queued";
  }
}

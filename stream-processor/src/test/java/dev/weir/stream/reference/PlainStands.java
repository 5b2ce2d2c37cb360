package dev.weir.stream.reference;

import dev.weir.stream.reference.PlainDeployment.Doing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first table of MODEL.md, section 5: the stage of a change at an instant. */
final class PlainStands {
  private final PlainChange change;

  PlainStands(PlainChange change) {
    this.change = change;
  }

  /** The first row that holds; null if it is abandoned. */
  @Nullable Stand at(Instant t, PlainRules rules, @Nullable Instant production) {
    if (change.isAbandonedAt(t)) {
      return null;
    }
    if (hasHappened(production, t)) {
      return new Stand(PlainStage.PRODUCTION, false, "delivered");
    }
    boolean landed = hasHappened(change.landedAt(), t);
    if (landed) {
      Stand stand = landed(t, rules);
      if (stand != null) {
        return stand;
      }
    }
    boolean merged = hasHappened(change.told().mergedAt(), t);
    if (landed || merged || change.told().isQueuedAt(t)) {
      String row = landed ? "landed" : merged ? "merged elsewhere" : "queued";
      return new Stand(PlainStage.TESTING, false, row);
    }
    return open(t, rules);
  }

  private @Nullable Stand landed(Instant t, PlainRules rules) {
    Stand deploying = deploying(t);
    if (deploying != null) {
      return deploying;
    }
    PlainRuns runs = change.repository().runs();
    if (runs.hasFailedAt(change.landedCommit(), true, rules, t)) {
      return new Stand(PlainStage.DEVELOPMENT, true, "run failed on landed commit");
    }
    return runs.haveAllPassedAt(change.landedCommit(), rules, t)
        ? new Stand(PlainStage.DEPLOYMENT_APPROVAL, false, "runs passed on landed commit")
        : null;
  }

  private Stand open(Instant t, PlainRules rules) {
    if (change.told().isDraftAt(t)) {
      return new Stand(PlainStage.DEVELOPMENT, false, "draft");
    }
    if (change.reviews().areChangesRequestedAt(t, change.pushTimes())) {
      return new Stand(PlainStage.DEVELOPMENT, true, "changes requested");
    }
    if (change.repository().runs().hasFailedAt(change.told().headAt(t), false, rules, t)) {
      return new Stand(PlainStage.DEVELOPMENT, true, "run failed on head");
    }
    boolean tested =
        rules.approvedTests() && change.reviews().approvalsAt(t) >= rules.minApprovals();
    return tested
        ? new Stand(PlainStage.TESTING, false, "approved")
        : new Stand(PlainStage.CODE_REVIEW, false, "open");
  }

  private @Nullable Stand deploying(Instant t) {
    List<Doing> doings =
        attempts(t).stream()
            .filter(a -> hasEnded(a.at(t)) || !isSuperseded(a, t))
            .map(attempt -> attempt.at(t))
            .filter(doing -> doing != Doing.NOTHING)
            .toList();
    if (doings.contains(Doing.RUNNING)) {
      return new Stand(PlainStage.DEPLOYMENT, false, "deploying");
    }
    if (doings.contains(Doing.WAITING)) {
      return new Stand(PlainStage.DEPLOYMENT_APPROVAL, false, "deployment waits");
    }
    Doing last = doings.isEmpty() ? Doing.NOTHING : doings.get(doings.size() - 1);
    return hasEnded(last)
        ? new Stand(
            PlainStage.DEPLOYMENT_APPROVAL,
            last == Doing.FAILED,
            last == Doing.FAILED ? "deployment failed" : "deployment rejected")
        : null;
  }

  private static boolean hasEnded(Doing doing) {
    return doing == Doing.FAILED || doing == Doing.REJECTED;
  }

  /** Production deployments that would deliver it to where it is not yet. */
  private List<PlainDeployment> attempts(Instant t) {
    Instant landed = Objects.requireNonNull(change.landedAt());
    PlainRepository repository = change.repository();
    return repository.deployments().stream()
        .filter(deployment -> repository.isProduction(deployment) && wouldDeliver(deployment, t))
        .filter(
            deployment -> {
              Instant commit = repository.landedAt(deployment.sha());
              return commit != null && !commit.isBefore(landed);
            })
        .sorted(Comparator.comparing(PlainDeployment::createdAt))
        .toList();
  }

  private boolean wouldDeliver(PlainDeployment deployment, Instant t) {
    return change.repository().productionServices(deployment).stream()
        .filter(change.delivery().services()::contains)
        .map(service -> change.delivery().to(service))
        .anyMatch(delivered -> delivered == null || delivered.at().isAfter(t));
  }

  private boolean isSuperseded(PlainDeployment deployment, Instant t) {
    return change.repository().deployments().stream()
        .filter(change.repository()::isProduction)
        .filter(later -> later.environment().equalsIgnoreCase(deployment.environment()))
        .filter(later -> later.createdAt().isAfter(deployment.createdAt()))
        .anyMatch(later -> later.hasSucceededAt(t));
  }

  private static boolean hasHappened(@Nullable Instant at, Instant t) {
    return at != null && !at.isAfter(t);
  }
}

package dev.weir.stream.reference;

import dev.weir.stream.fact.Attributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of the successes of a service: rollbacks, hotfixes, failures, recoveries. */
final class PlainHealth {
  private final PlainService service;
  private final Reference world;
  private final List<PlainChange> changes;
  private final List<PlainIncident> incidents;
  private final List<PlainSuccess> successes;

  /**
   * @param service or what stands for the services in another environment
   */
  PlainHealth(PlainService service, PlainRepository repository, Reference world) {
    this.service = service;
    this.world = world;
    this.changes = world.changesOf(repository);
    this.incidents = world.incidentsOf(repository);
    this.successes = PlainSuccess.of(service, repository);
  }

  List<PlainSuccess> successes() {
    return successes;
  }

  boolean isRollback(PlainSuccess success) {
    Instant landed = success.landedAt();
    PlainSuccess before =
        successes.subList(0, successes.indexOf(success)).stream()
            .filter(one -> one.landedAt() != null)
            .reduce((a, b) -> b)
            .orElse(null);
    return landed != null
        && before != null
        && landed.isBefore(Objects.requireNonNull(before.landedAt()));
  }

  /** It is the first to deliver something urgent. */
  boolean isHotfix(PlainSuccess success) {
    return changes.stream()
        .filter(change -> change.delivery().services().contains(service))
        .filter(change -> success.equals(change.delivery().firstTo(service)))
        .anyMatch(
            change -> isUrgent(change) || revertsDelivered(change, success) || ofIncident(change));
  }

  private boolean isUrgent(PlainChange change) {
    PlainRules rules = change.repository().rules();
    String branch = Objects.requireNonNullElse(change.told().latest(Attributes.HEAD_REF), "");
    return rules.isHotfixBranch(branch)
        || change.told().labelsAt(Instant.MAX).stream().anyMatch(rules::isHotfixLabel);
  }

  private boolean revertsDelivered(PlainChange change, PlainSuccess success) {
    return world.revertedBy(change).stream()
        .filter(reverted -> reverted.delivery().services().contains(service))
        .map(reverted -> reverted.delivery().to(service))
        .anyMatch(delivered -> delivered != null && delivered.at().isBefore(success.at()));
  }

  /** Of an incident, of whatever repository. */
  private boolean ofIncident(PlainChange change) {
    List<String> its = change.names().stream().filter(world::isIncident).toList();
    if (!its.isEmpty() && its.stream().noneMatch(item -> isOf(change.repository(), item))) {
      world.held("hotfix for an incident elsewhere");
    }
    return !its.isEmpty();
  }

  private static boolean isOf(PlainRepository repository, String item) {
    return PlainFacts.repositoryOf(item).equals(repository.name());
  }

  private boolean isRepair(PlainSuccess success) {
    return isRollback(success) || isHotfix(success);
  }

  /** The incidents laid to a success that it was followed by. */
  private Stream<PlainIncident> attached(PlainSuccess success) {
    return incidents.stream()
        .filter(incident -> success.equals(incident.attachesTo()))
        .filter(incident -> !incident.openedAt().isBefore(success.at()));
  }

  boolean hasFailed(PlainSuccess success) {
    int next = successes.indexOf(success) + 1;
    return attached(success).findAny().isPresent()
        || (next < successes.size() && isRepair(successes.get(next)));
  }

  /** The first of its incidents' ends and the next repair. */
  @Nullable Instant recoveredAt(PlainSuccess success) {
    if (!hasFailed(success)) {
      return null;
    }
    List<Instant> ends = new ArrayList<>();
    attached(success)
        .forEach(incident -> Stream.ofNullable(incident.resolvedAt()).forEach(ends::add));
    successes.subList(successes.indexOf(success) + 1, successes.size()).stream()
        .filter(this::isRepair)
        .findFirst()
        .ifPresent(repair -> ends.add(repair.at()));
    return ends.stream().min(Comparator.naturalOrder()).orElse(null);
  }

  /** A repair after an incident that no repair stands between. */
  boolean isRework(PlainSuccess success) {
    if (!isRepair(success)) {
      return false;
    }
    for (int i = successes.indexOf(success) - 1; i >= 0; i--) {
      PlainSuccess before = successes.get(i);
      if (attached(before).anyMatch(incident -> !incident.openedAt().isAfter(success.at()))) {
        return true;
      }
      if (isRepair(before)) {
        return false;
      }
    }
    return false;
  }
}

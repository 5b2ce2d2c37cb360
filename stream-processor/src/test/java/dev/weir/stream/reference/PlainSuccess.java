package dev.weir.stream.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A successful deployment of a service, that of its members one.
 *
 * @param landedAt when its commit landed; null where it never did
 * @param counted the member that stands for it
 * @param time which one of its commit, from 1
 */
record PlainSuccess(
    PlainDeployment counted, Instant at, @Nullable Instant landedAt, String sha, int time) {

  static final Comparator<PlainSuccess> IN_ORDER =
      Comparator.comparing(PlainSuccess::at)
          .thenComparing(PlainSuccess::landedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(success -> success.counted().number());

  private static final Comparator<PlainDeployment> BY_SUCCESS =
      Comparator.<PlainDeployment, Instant>comparing(d -> Objects.requireNonNull(d.succeededAt()))
          .thenComparing(PlainDeployment::number);

  /** Of a service, in the order of time. */
  static List<PlainSuccess> of(PlainService service, PlainRepository repository) {
    Map<String, List<PlainDeployment>> byCommit = new TreeMap<>();
    for (PlainDeployment deployment : repository.deployments()) {
      if (deployment.succeededAt() != null
          && !deployment.isTransient()
          && service.isProduction(deployment.environment())) {
        byCommit.computeIfAbsent(deployment.sha(), s -> new ArrayList<>()).add(deployment);
      }
    }
    List<PlainSuccess> successes = new ArrayList<>();
    byCommit.forEach(
        (sha, deployments) -> addAll(successes, service, deployments, repository.landedAt(sha)));
    return successes.stream().sorted(IN_ORDER).toList();
  }

  /** The first of every member together, then the second of every member, and so on. */
  private static void addAll(
      List<PlainSuccess> successes,
      PlainService service,
      List<PlainDeployment> ofCommit,
      @Nullable Instant landedAt) {
    for (int k = 0; ; k++) {
      List<PlainDeployment> group = new ArrayList<>();
      for (String member : service.members()) {
        int nth = k;
        ofCommit.stream()
            .filter(deployment -> deployment.environment().equalsIgnoreCase(member))
            .sorted(BY_SUCCESS)
            .skip(nth)
            .findFirst()
            .ifPresent(group::add);
      }
      if (group.isEmpty() || (service.all() && group.size() < service.members().size())) {
        return;
      }
      group.sort(BY_SUCCESS);
      PlainDeployment counted = group.get(service.all() ? group.size() - 1 : 0);
      Instant at = Objects.requireNonNull(counted.succeededAt());
      successes.add(new PlainSuccess(counted, at, landedAt, counted.sha(), k + 1));
    }
  }

  boolean delivers(Instant landed) {
    return landedAt != null && !landed.isAfter(landedAt) && !landed.isAfter(at);
  }
}

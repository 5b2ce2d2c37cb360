package dev.weir.stream.scope.deployment;

import dev.weir.stream.scope.policy.Services;
import dev.weir.stream.scope.state.Finish;
import dev.weir.stream.scope.state.GroupTable.Membership;
import dev.weir.stream.scope.state.IncidentEntry;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.Shipment;
import dev.weir.stream.valuestream.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The deployment that an incident attaches to: one that its body names, else a success of a commit
 * that it names, else the latest success before it within the window (MODEL.md, section 6).
 */
final class Causes {
  private static final int MOST_NAMED = 20;
  private static final Pattern DEPLOYMENT =
      Pattern.compile(
          "([\\w.-]+/[\\w.-]+)?/deployments/(\\d{1,19})\\b"
              + "|\\bdeployment(?:[ _-]?id)?[ :=]{0,3}#?(\\d{1,19})\\b");
  private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{40}\\b");

  private final ScopeState state;
  private final Services services;
  private final Duration window;

  Causes(ScopeState state, Services services, Duration window) {
    this.state = state;
    this.services = services;
    this.window = window;
  }

  /** Subjects of a repository's deployments that a text names. */
  static List<String> deploymentsIn(String text, String repository) {
    return DEPLOYMENT
        .matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .filter(found -> found.group(1) == null || found.group(1).equals(repository))
        .map(found -> found.group(2) == null ? found.group(3) : found.group(2))
        .map(number -> repository + "/deployments/" + number)
        .distinct()
        .limit(MOST_NAMED)
        .toList();
  }

  static List<String> commitsIn(String text) {
    return COMMIT
        .matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .distinct()
        .limit(MOST_NAMED)
        .toList();
  }

  /** Subject of the deployment, the one that stands for others; null where there is none. */
  @Nullable String of(IncidentEntry incident) {
    for (String deployment : incident.deployments()) {
      Membership membership = state.groups.of(deployment);
      Shipment shipment = membership == null ? null : state.shipments.get(membership.group());
      if (shipment != null && finishes(shipment.deployment()).findAny().isPresent()) {
        return shipment.deployment();
      }
    }
    Finish finish =
        incident.commits().stream()
            .map(sha -> ofCommit(sha, incident.openedAt()))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(() -> latest(incident));
    return finish == null ? null : finish.deployment();
  }

  /** The latest success of a commit before an instant, else the first after it. */
  private @Nullable Finish ofCommit(String sha, Instant opened) {
    List<Finish> all =
        state.successes.of(sha).stream()
            .flatMap(success -> finishes(success.deployment()))
            .sorted(Finish.ORDER)
            .toList();
    return all.stream()
        .filter(finish -> !finish.at().isAfter(opened))
        .reduce((first, second) -> second)
        .orElse(all.isEmpty() ? null : all.get(0));
  }

  private Stream<Finish> finishes(String deployment) {
    return services.all().stream()
        .map(service -> state.series.of(service.id(), deployment))
        .filter(Objects::nonNull);
  }

  private @Nullable Finish latest(IncidentEntry incident) {
    return services.all().stream()
        .map(Service::id)
        .filter(id -> incident.service().isEmpty() || incident.service().equals(id))
        .map(id -> state.series.latest(id, incident.openedAt()))
        .filter(Objects::nonNull)
        .filter(finish -> !finish.at().plus(window).isBefore(incident.openedAt()))
        .max(Finish.ORDER)
        .orElse(null);
  }
}

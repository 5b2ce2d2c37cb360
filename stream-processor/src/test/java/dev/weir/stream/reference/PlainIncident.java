package dev.weir.stream.reference;

import dev.weir.stream.fact.Attributes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An issue that tells of a disturbance, and the deployment that it is laid to. */
record PlainIncident(String subject, PlainObject told, PlainRepository repository) {
  private static final Pattern DEPLOYMENT =
      Pattern.compile(
          "([\\w.-]+/[\\w.-]+/deployments/\\d+)"
              + "|(?i:\\bdeployment([ _-]?id)?[ :=]{0,3}#?(?<number>\\d+)\\b)");
  private static final Pattern COMMIT = Pattern.compile("\\b[0-9a-f]{40}\\b");

  Instant openedAt() {
    return told.createdAt();
  }

  @Nullable Instant resolvedAt() {
    return told.closedAt();
  }

  /** The one of its repository, or the one that a label names. */
  @Nullable PlainService service() {
    List<PlainService> services = repository.services();
    return services.size() == 1
        ? services.get(0)
        : services.stream()
            .filter(
                service ->
                    told.labelsAt(Instant.MAX).stream().anyMatch(service.id()::equalsIgnoreCase))
            .findFirst()
            .orElse(null);
  }

  /** By what it names itself, else the latest success before it; null where there is none. */
  @Nullable PlainSuccess attachesTo() {
    PlainSuccess named = named();
    if (named != null) {
      return named;
    }
    Instant earliest = openedAt().minus(repository.rules().incidentWindow());
    PlainService service = service();
    return (service == null ? repository.services() : List.of(service))
        .stream()
            .flatMap(one -> repository.successes(one).stream())
            .filter(
                success -> !success.at().isAfter(openedAt()) && !success.at().isBefore(earliest))
            .max(PlainSuccess.IN_ORDER)
            .orElse(null);
  }

  private @Nullable PlainSuccess named() {
    String body = Objects.requireNonNullElse(told.latest(Attributes.BODY), "");
    Matcher deployment = DEPLOYMENT.matcher(body);
    while (deployment.find()) {
      String number = deployment.group("number");
      String id =
          number == null
              ? PlainFacts.lower(deployment.group())
              : repository.name() + "/deployments/" + number;
      for (PlainSuccess success : successes()) {
        if (success.counted().subjects().contains(id)) {
          return success;
        }
      }
    }
    Matcher commit = COMMIT.matcher(body);
    while (commit.find()) {
      PlainSuccess success = ofCommit(commit.group());
      if (success != null) {
        return success;
      }
    }
    return null;
  }

  /** The latest before it, else the first after it. */
  private @Nullable PlainSuccess ofCommit(String sha) {
    List<PlainSuccess> its =
        successes().stream().filter(success -> success.sha().equals(sha)).toList();
    return its.stream()
        .filter(success -> !success.at().isAfter(openedAt()))
        .max(PlainSuccess.IN_ORDER)
        .or(() -> its.stream().min(PlainSuccess.IN_ORDER))
        .orElse(null);
  }

  private List<PlainSuccess> successes() {
    return repository.services().stream()
        .flatMap(service -> repository.successes(service).stream())
        .sorted(Comparator.comparing(PlainSuccess::at))
        .toList();
  }
}

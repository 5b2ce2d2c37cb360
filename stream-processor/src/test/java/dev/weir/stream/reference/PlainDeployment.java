package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deployment to production by its facts. */
record PlainDeployment(String subject, List<Fact> facts) {
  /** What it does at an instant. */
  enum Doing {
    NOTHING,
    WAITING,
    RUNNING,
    FAILED,
    SUCCEEDED
  }

  boolean isProduction() {
    return !attribute("transient").equals("true") && PlainRules.isProduction(environment());
  }

  String environment() {
    return attribute("environment");
  }

  String sha() {
    return attribute("sha");
  }

  private String attribute(String name) {
    return facts.stream().map(f -> f.text(name)).max(Comparator.naturalOrder()).orElse("");
  }

  Instant createdAt() {
    return facts.stream().map(Fact::at).min(Comparator.naturalOrder()).orElseThrow();
  }

  @Nullable Instant succeededAt() {
    return facts.stream()
        .filter(fact -> doing(fact) == Doing.SUCCEEDED)
        .map(Fact::at)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  boolean hasSucceededAt(Instant t) {
    Instant succeeded = succeededAt();
    return succeeded != null && !succeeded.isAfter(t);
  }

  Doing at(Instant t) {
    if (hasSucceededAt(t)) {
      return Doing.SUCCEEDED;
    }
    return facts.stream()
        .filter(fact -> !fact.at().isAfter(t) && doing(fact) != Doing.NOTHING)
        .max(Comparator.comparing(Fact::at).thenComparing(PlainDeployment::doing))
        .map(PlainDeployment::doing)
        .orElse(Doing.NOTHING);
  }

  private static Doing doing(Fact fact) {
    if (fact.kind() == FactKind.DEPLOYMENT_CREATED) {
      return Doing.WAITING;
    }
    return switch (fact.text("state")) {
      case "waiting" -> Doing.WAITING;
      case "queued", "pending", "in_progress" -> Doing.RUNNING;
      case "failure", "error" -> Doing.FAILED;
      case "success" -> Doing.SUCCEEDED;
      default -> Doing.NOTHING;
    };
  }
}

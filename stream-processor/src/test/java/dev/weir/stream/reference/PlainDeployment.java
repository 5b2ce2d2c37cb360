package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A deployment by its facts; the jobs of one matrix are one.
 *
 * @param subjects the one that stands for it first
 * @param facts its own and the reviews that it waits for
 */
record PlainDeployment(List<String> subjects, List<Fact> facts) {
  /** What it does at an instant. */
  enum Doing {
    NOTHING,
    WAITING,
    RUNNING,
    REJECTED,
    FAILED,
    SUCCEEDED
  }

  static List<PlainDeployment> of(PlainFacts facts, String repository) {
    Map<String, PlainDeployment> found = new TreeMap<>();
    Stream.concat(
            facts.ofKind(repository, FactKind.DEPLOYMENT_CREATED).stream(),
            facts.ofKind(repository, FactKind.DEPLOYMENT_STATUS).stream())
        .map(fact -> PlainFacts.lower(fact.subject()))
        .distinct()
        .sorted(Comparator.comparing(PlainDeployment::number))
        .map(subject -> new PlainDeployment(List.of(subject), facts.of(subject)))
        .forEach(one -> found.merge(one.matrix(), one, PlainDeployment::with));
    for (Fact review : facts.ofKind(repository, FactKind.DEPLOYMENT_REVIEWED)) {
      review(found, review);
    }
    return List.copyOf(found.values());
  }

  /** A review belongs to the run's deployments to its environment; else it is all that is known. */
  private static void review(Map<String, PlainDeployment> found, Fact review) {
    String run = review.subject().replaceAll("^.*/runs/", "");
    List<String> its =
        found.entrySet().stream()
            .filter(one -> one.getValue().isOf(run, review.text("attempt")))
            .filter(
                one -> one.getValue().environment().equalsIgnoreCase(review.text("environment")))
            .map(Map.Entry::getKey)
            .toList();
    PlainDeployment told = new PlainDeployment(List.of(), List.of(review));
    its.forEach(key -> found.merge(key, told, PlainDeployment::with));
    if (its.isEmpty()) {
      String key = "review " + run + " " + PlainFacts.lower(review.text("environment"));
      found.merge(key, told, PlainDeployment::with);
    }
  }

  /** Whether a run made it, in this attempt as far as that is told. */
  private boolean isOf(String run, String attempt) {
    String[] its = (run() + ".").split("\\.", -1);
    return its[0].equals(run) && (its[1].isEmpty() || attempt.isEmpty() || its[1].equals(attempt));
  }

  /** That of its first job. */
  long number() {
    return number(subjects.get(0));
  }

  private static long number(String subject) {
    return Long.parseLong(subject.substring(subject.lastIndexOf('/') + 1));
  }

  private String matrix() {
    return run().isEmpty()
        ? subjects.get(0)
        : "run " + run() + " " + PlainFacts.lower(environment()) + " " + sha();
  }

  private PlainDeployment with(PlainDeployment other) {
    List<String> both = new ArrayList<>(subjects);
    both.addAll(other.subjects);
    List<Fact> all = new ArrayList<>(facts);
    all.addAll(other.facts);
    return new PlainDeployment(both, all);
  }

  boolean isTransient() {
    return attribute("transient").equals("true");
  }

  String environment() {
    return attribute("environment");
  }

  String sha() {
    return attribute("sha");
  }

  String run() {
    return attribute("run");
  }

  String attribute(String name) {
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
      case "waiting", "requested" -> Doing.WAITING;
      case "queued", "pending", "in_progress" -> Doing.RUNNING;
      case "failure", "error" -> Doing.FAILED;
      case "rejected" -> Doing.REJECTED;
      case "success" -> Doing.SUCCEEDED;
      default -> Doing.NOTHING;
    };
  }
}

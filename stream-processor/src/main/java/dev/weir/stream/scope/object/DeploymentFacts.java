package dev.weir.stream.scope.object;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.flow.Attempt;
import dev.weir.stream.flow.Attempt.State;
import dev.weir.stream.flow.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the facts of a deployment tell together: its own, those of the other jobs of its matrix, and
 * the reviews that it waits for. Pure.
 */
public final class DeploymentFacts {
  private final List<Fact> facts;

  private DeploymentFacts(List<Fact> facts) {
    this.facts = facts;
  }

  /** Null where there are none. */
  public static @Nullable DeploymentFacts of(List<Fact> facts) {
    return facts.isEmpty()
        ? null
        : new DeploymentFacts(facts.stream().sorted(Comparator.comparing(Fact::at)).toList());
  }

  /** The subject as payloads spell it. */
  public String subject() {
    return facts.stream()
        .filter(fact -> fact.kind() != FactKind.DEPLOYMENT_REVIEWED)
        .map(Fact::subject)
        .reduce(Fact::greater)
        .orElseThrow();
  }

  public Instant createdAt() {
    return facts.get(0).at();
  }

  /** When the tool says that it was created; null where only a status is known. */
  public @Nullable Instant toldCreatedAt() {
    return first(fact -> fact.kind() == FactKind.DEPLOYMENT_CREATED);
  }

  /** The greatest value of an attribute that never changes. */
  public @Nullable String attribute(String name) {
    String value = null;
    for (Fact fact : facts) {
      String other = fact.attribute(name);
      if (other != null && !other.isEmpty()) {
        value = value == null ? other : Fact.greater(value, other);
      }
    }
    return value;
  }

  /** The attribute, or an empty text. */
  public String text(String name) {
    return Objects.requireNonNullElse(attribute(name), "");
  }

  public @Nullable Instant succeededAt() {
    return first(fact -> state(fact) == State.SUCCEEDED);
  }

  public @Nullable Instant startedAt() {
    return first(fact -> fact.text("state").equals("in_progress"));
  }

  /** Earliest success, else the last failure. */
  public @Nullable Instant finishedAt() {
    Instant succeeded = succeededAt();
    if (succeeded != null) {
      return succeeded;
    }
    return facts.stream()
        .filter(fact -> state(fact) == State.FAILED)
        .map(Fact::at)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** States over time, up to its success. */
  public Steps<State> states() {
    Instant succeeded = succeededAt();
    List<Steps.Seen<State>> seen = new ArrayList<>();
    for (Fact fact : facts) {
      State state = state(fact);
      if (state != State.NONE && (succeeded == null || !fact.at().isAfter(succeeded))) {
        seen.add(new Steps.Seen<>(fact.at(), state, true));
      }
    }
    return Steps.told(seen, state -> State.NONE, State.NONE);
  }

  /** queued, waiting, in_progress, success or failure. */
  public String status() {
    if (succeededAt() != null) {
      return "success";
    }
    Steps<State> states = states();
    return switch (states.last()) {
      case FAILED, REJECTED -> "failure";
      case RUNNING -> isInProgress(states) ? "in_progress" : "queued";
      default -> "waiting";
    };
  }

  private boolean isInProgress(Steps<State> states) {
    Instant since = states.steps().get(states.steps().size() - 1).from();
    return facts.stream()
        .anyMatch(fact -> !fact.at().isBefore(since) && fact.text("state").equals("in_progress"));
  }

  private @Nullable Instant first(java.util.function.Predicate<Fact> which) {
    return facts.stream().filter(which).map(Fact::at).findFirst().orElse(null);
  }

  private static Attempt.State state(Fact fact) {
    if (fact.kind() == FactKind.DEPLOYMENT_CREATED) {
      return State.WAITING;
    }
    return switch (fact.text("state")) {
      case "requested" -> State.WAITING;
      case "rejected" -> State.REJECTED;
      case "success" -> State.SUCCEEDED;
      case "failure", "error" -> State.FAILED;
      case "in_progress", "queued", "pending" -> State.RUNNING;
      case "waiting" -> State.WAITING;
      default -> State.NONE;
    };
  }
}

package dev.weir.stream.scope.state;

import dev.weir.stream.flow.Attempt;
import dev.weir.stream.flow.Steps;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deployment to production, the jobs of a matrix together as one.
 *
 * @param group what it is kept under: the subject, or what its jobs have in common
 * @param deployment subject, lower case, of the deployment that stands for it
 * @param environment lower case
 * @param services ids of those that it is to bring to production
 * @param landedAt when its commit landed; null where it did not
 * @param succeededAt its earliest success; null also where its environment is a passing one
 */
public record Shipment(
    String group,
    String deployment,
    UUID id,
    String environment,
    String sha,
    List<String> services,
    Instant createdAt,
    Steps<Attempt.State> states,
    @Nullable Instant landedAt,
    @Nullable Instant succeededAt) {

  /** What it is to a change that it would deliver, until that is delivered otherwise. */
  public Attempt attempt(@Nullable Instant supersededAt, @Nullable Instant until) {
    return new Attempt(id, createdAt, until == null ? states : before(until), supersededAt);
  }

  private Steps<Attempt.State> before(Instant until) {
    List<Steps.Step<Attempt.State>> steps =
        new java.util.ArrayList<>(
            states.steps().stream().filter(step -> step.from().isBefore(until)).toList());
    Attempt.State last = steps.isEmpty() ? states.before() : steps.get(steps.size() - 1).value();
    if (last != Attempt.State.NONE) {
      steps.add(new Steps.Step<>(until, Attempt.State.NONE));
    }
    return new Steps<>(states.before(), steps);
  }
}

package dev.weir.stream.flow;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A production deployment that would deliver a change, as long as it has not succeeded.
 *
 * @param createdAt first known time of the deployment
 * @param states over time, up to its success
 * @param supersededAt when a later deployment of its service and environment succeeded: from then
 *     on it neither waits nor runs
 */
public record Attempt(
    UUID deployment, Instant createdAt, Steps<State> states, @Nullable Instant supersededAt) {

  /** State of an attempt. */
  public enum State {
    /** Nothing known yet. */
    NONE,
    /** Created, waiting, or its review was requested. */
    WAITING,
    /** Queued, pending or in progress. */
    RUNNING,
    FAILED,
    /** A reviewer did not let it go on. */
    REJECTED,
    /** Succeeded: what it delivered is in production. */
    SUCCEEDED
  }

  State at(Instant instant) {
    State state = states.at(instant);
    boolean superseded = supersededAt != null && !supersededAt.isAfter(instant);
    boolean pending = state == State.WAITING || state == State.RUNNING;
    return superseded && pending ? State.NONE : state;
  }

  Stream<Instant> instants() {
    return Stream.concat(states.instants(), Stream.ofNullable(supersededAt));
  }
}

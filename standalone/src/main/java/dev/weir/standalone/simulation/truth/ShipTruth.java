package dev.weir.standalone.simulation.truth;

import java.util.List;

/** What is true of a deployment to production now. */
public final class ShipTruth {
  private enum State {
    WAITING,
    UNDER_WAY,
    FAILED,
    DONE
  }

  private final List<ServiceTruth> services;
  private final long landedAt;
  private State state = State.WAITING;

  ShipTruth(List<ServiceTruth> services, long landedAt) {
    this.services = List.copyOf(services);
    this.landedAt = landedAt;
  }

  /** It has begun. */
  public void underWay() {
    become(State.UNDER_WAY);
  }

  /** It has failed, or was rejected. */
  public void failed() {
    become(State.FAILED);
  }

  /** It has succeeded, but others of the same version have not yet. */
  public void memberDone() {
    become(State.DONE);
  }

  /** It has succeeded, and with it the service has a new version. */
  public void succeeded(long at) {
    become(State.DONE);
    services.forEach(service -> service.succeeded(this, at));
  }

  private void become(State next) {
    state = next;
    services.forEach(service -> service.touch(this));
  }

  long landedAt() {
    return landedAt;
  }

  boolean isWaiting() {
    return state == State.WAITING;
  }

  boolean isUnderWay() {
    return state == State.UNDER_WAY;
  }

  boolean hasFailed() {
    return state == State.FAILED;
  }
}

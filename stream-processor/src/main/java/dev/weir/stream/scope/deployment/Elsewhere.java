package dev.weir.stream.scope.deployment;

import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.Finish;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.Shipment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Deployments to environments that are no service's production: of each it is told whether it was a
 * rollback in its environment (MODEL.md, section 4), and nothing else follows from them.
 */
final class Elsewhere {
  private final ScopeState state;
  private final Dirty dirty;

  Elsewhere(ScopeState state, Dirty dirty) {
    this.state = state;
    this.dirty = dirty;
  }

  /** A deployment is not what it was. */
  void replace(@Nullable Shipment old, @Nullable Shipment now) {
    Finish was = finish(old);
    Finish is = finish(now);
    if (Objects.equals(was, is)) {
      return;
    }
    if (was != null) {
      state.elsewhere.remove(was);
      mark(was);
    }
    if (is != null) {
      state.elsewhere.add(is);
      mark(is);
    }
  }

  private void mark(Finish finish) {
    dirty.deployments().add(finish.deployment());
    Finish next = state.elsewhere.landedAfter(finish);
    if (next != null) {
      dirty.deployments().add(next.deployment());
    }
  }

  /** Null where it did not succeed, is to production, or where its environment is transient. */
  private static @Nullable Finish finish(@Nullable Shipment shipment) {
    return shipment == null || shipment.succeededAt() == null || !shipment.services().isEmpty()
        ? null
        : new Finish(
            shipment.environment(),
            shipment.succeededAt(),
            shipment.landedAt(),
            shipment.sha(),
            shipment.deployment(),
            shipment.id());
  }

  static boolean isRollback(ScopeState state, Shipment shipment) {
    Finish finish = finish(shipment);
    return finish != null && state.elsewhere.isRollback(finish);
  }
}

package dev.weir.stream.scope.object;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time in which pushes to a branch belong to a change: from the closing of the change before it
 * on the same branch to its own (MODEL.md, section 3).
 *
 * @param after pushes after this belong to it; null for all
 * @param upTo pushes up to this belong to it; null for all
 */
public record BranchSpan(@Nullable Instant after, @Nullable Instant upTo) {
  static final BranchSpan ALL = new BranchSpan(null, null);

  /**
   * @param all tenures of the branch, the own one among them or not
   */
  public static BranchSpan of(Tenure own, List<Tenure> all) {
    Instant after = null;
    boolean hasSuccessor = false;
    for (Tenure other : all) {
      boolean isOther = !other.change().equals(own.change());
      Instant closed = other.closedAt();
      if (isOther && other.isBefore(own) && closed != null) {
        after = after == null || closed.isAfter(after) ? closed : after;
      }
      hasSuccessor |= isOther && own.isBefore(other);
    }
    return new BranchSpan(after, hasSuccessor ? own.closedAt() : null);
  }

  public boolean holds(Instant at) {
    return (after == null || at.isAfter(after)) && (upTo == null || !at.isAfter(upTo));
  }
}

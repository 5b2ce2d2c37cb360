package dev.weir.stream.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A review of a change.
 *
 * @param reviewer lower case
 * @param verdict null where it decides nothing, or where it is only known that it was dismissed
 * @param dismissedAt null while it stands, and where it decides nothing
 */
public record Review(
    String id,
    String reviewer,
    @Nullable Verdict verdict,
    Instant at,
    @Nullable Instant dismissedAt) {

  /** What a decisive review says; at equal times the latter one holds. */
  public enum Verdict {
    APPROVED,
    CHANGES_REQUESTED
  }
}

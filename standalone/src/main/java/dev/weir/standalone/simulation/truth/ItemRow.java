package dev.weir.standalone.simulation.truth;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an item.
 *
 * @param blockedSeconds null until completed, as are the other durations, and where it never began
 */
public record ItemRow(
    String externalId,
    String team,
    String type,
    String origin,
    String status,
    Instant created,
    @Nullable Instant started,
    @Nullable Instant completed,
    @Nullable Instant cancelled,
    @Nullable String completionBasis,
    List<Visit> visits,
    int reworkCount,
    @Nullable Long blockedSeconds,
    @Nullable Long activeSeconds,
    @Nullable Long waitSeconds) {
  public ItemRow {
    visits = List.copyOf(visits);
  }

  /** A stay in a stage; {@code left} is null while it lasts. */
  public record Visit(String stage, Instant entered, @Nullable Instant left, boolean rework) {}
}

package dev.weir.stream.flow;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the reviews of a change come to over time. Immutable.
 *
 * @param changesRequested whether a reviewer's latest decisive review requests changes and nothing
 *     was pushed since
 * @param approvals number of reviewers whose latest decisive review approves
 * @param firstAt first review of any state by another than the author
 */
public record Reviews(
    Steps<Boolean> changesRequested, Steps<Integer> approvals, @Nullable Instant firstAt) {
  /** Those of a change that nobody reviewed. */
  public static final Reviews NONE = new Reviews(Steps.always(false), Steps.always(0), null);

  Stream<Instant> instants() {
    return Stream.concat(changesRequested.instants(), approvals.instants());
  }
}

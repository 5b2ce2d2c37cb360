package dev.weir.stream.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
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

  /** At equal times the greater verdict is the later review, then the greater id. */
  private static final Comparator<Review> BY_TIME =
      Comparator.comparing(Review::at)
          .thenComparing(Review::verdict, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Review::id);

  /**
   * What reviews come to.
   *
   * @param pushes times at which something was pushed to the change
   * @param author of the change, lower case
   */
  public static Reviews told(
      Collection<Review> reviews, NavigableSet<Instant> pushes, String author) {
    if (reviews.isEmpty()) {
      return NONE;
    }
    SortedMap<String, List<Review>> decisive = new TreeMap<>();
    Instant first = null;
    for (Review review : reviews.stream().sorted(BY_TIME).toList()) {
      first = first == null && !review.reviewer().equals(author) ? review.at() : first;
      if (review.verdict() != null || review.dismissedAt() != null) {
        decisive.computeIfAbsent(review.reviewer(), r -> new ArrayList<>()).add(review);
      }
    }
    List<Steps<Boolean>> requests = new ArrayList<>();
    List<Steps<Boolean>> approvals = new ArrayList<>();
    for (List<Review> own : decisive.values()) {
      for (int i = 0; i < own.size(); i++) {
        Review review = own.get(i);
        Instant until = until(own, i);
        if (review.verdict() == Review.Verdict.APPROVED) {
          approvals.add(Steps.within(review.at(), until));
        } else if (review.verdict() == Review.Verdict.CHANGES_REQUESTED) {
          requests.add(Steps.within(review.at(), earlier(until, pushes.higher(review.at()))));
        }
      }
    }
    return new Reviews(
        Steps.any(requests),
        Steps.together(approvals, 0, (count, approved) -> approved ? count + 1 : count),
        first);
  }

  /**
   * Until when one of a reviewer's decisive reviews is the one that counts: its dismissal, the next
   * one, or the dismissal of a later one of which the verdict is not known.
   */
  private static @Nullable Instant until(List<Review> own, int index) {
    Instant until = own.get(index).dismissedAt();
    for (Review later : own.subList(index + 1, own.size())) {
      until = earlier(until, later.verdict() == null ? later.dismissedAt() : later.at());
    }
    return until;
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }

  Stream<Instant> instants() {
    return Stream.concat(changesRequested.instants(), approvals.instants());
  }
}

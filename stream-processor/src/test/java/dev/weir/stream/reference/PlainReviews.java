package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reviews of a change. */
record PlainReviews(List<Fact> facts, String author) {
  /** The decisive review of each reviewer that stands at an instant. */
  private Stream<Fact> standingAt(Instant t) {
    return facts.stream()
        .filter(fact -> fact.kind() == FactKind.REVIEW_SUBMITTED)
        .map(PlainReviews::reviewer)
        .distinct()
        .flatMap(reviewer -> Stream.ofNullable(standingAt(reviewer, t)));
  }

  private @Nullable Fact standingAt(String reviewer, Instant t) {
    Fact latest =
        facts.stream()
            .filter(fact -> fact.kind() == FactKind.REVIEW_SUBMITTED && !fact.at().isAfter(t))
            .filter(fact -> reviewer(fact).equals(reviewer))
            .filter(fact -> isDecisive(fact) || (isUnknown(fact) && isDismissed(fact, t)))
            .max(
                Comparator.comparing(Fact::at)
                    .thenComparing(fact -> fact.text("state"))
                    .thenComparing(Fact::discriminator))
            .orElse(null);
    return latest == null || isDismissed(latest, t) ? null : latest;
  }

  private static boolean isDecisive(Fact review) {
    return Set.of("approved", "changes_requested").contains(review.text("state"));
  }

  /** Only a decisive review can be dismissed: so one seen when dismissed alone was one. */
  private static boolean isUnknown(Fact review) {
    return review.text("state").isEmpty();
  }

  private boolean isDismissed(Fact review, Instant t) {
    return facts.stream()
        .filter(fact -> fact.kind() == FactKind.REVIEW_DISMISSED && !fact.at().isAfter(t))
        .anyMatch(fact -> fact.discriminator().equals(review.discriminator()));
  }

  private static String reviewer(Fact fact) {
    return PlainFacts.lower(fact.text("reviewer"));
  }

  long approvalsAt(Instant t) {
    return standingAt(t).filter(fact -> fact.text("state").equals("approved")).count();
  }

  /** Whether somebody wants changes and nothing was pushed since. */
  boolean areChangesRequestedAt(Instant t, List<Instant> pushes) {
    return standingAt(t)
        .filter(fact -> fact.text("state").equals("changes_requested"))
        .anyMatch(
            fact -> pushes.stream().noneMatch(push -> push.isAfter(fact.at()) && !push.isAfter(t)));
  }

  @Nullable Instant firstAt() {
    return facts.stream()
        .filter(fact -> fact.kind() == FactKind.REVIEW_SUBMITTED)
        .filter(fact -> !reviewer(fact).equals(PlainFacts.lower(author)))
        .map(Fact::at)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}

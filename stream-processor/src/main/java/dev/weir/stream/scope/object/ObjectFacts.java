package dev.weir.stream.scope.object;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.flow.MergeQueue;
import dev.weir.stream.flow.OpenState;
import dev.weir.stream.flow.Review;
import dev.weir.stream.flow.Steps;
import dev.weir.stream.flow.Steps.Seen;
import dev.weir.stream.scope.name.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the facts of an issue or a change tell together (MODEL.md, section 2). Pure. */
public final class ObjectFacts {
  private final Fact created;
  private final @Nullable Fact merged;
  private final List<Fact> closings;
  private final Observations observed;
  private final List<Fact> reviews;
  private final List<Fact> dependencies;
  private final Instant latestAt;

  private ObjectFacts(
      Fact created,
      @Nullable Fact merged,
      List<Fact> closings,
      List<Fact> observations,
      List<Fact> reviews,
      List<Fact> dependencies,
      Instant latestAt) {
    this.created = created;
    this.merged = merged;
    this.closings = closings;
    this.observed = new Observations(observations);
    this.reviews = reviews;
    this.dependencies = dependencies;
    this.latestAt = latestAt;
  }

  /** Null while its creation is not known, and once it is deleted: then it does not exist. */
  public static @Nullable ObjectFacts of(List<Fact> facts) {
    Fact created = null;
    Fact merged = null;
    List<Fact> closings = new ArrayList<>();
    List<Fact> observations = new ArrayList<>();
    List<Fact> reviews = new ArrayList<>();
    List<Fact> dependencies = new ArrayList<>();
    Instant latest = Instant.MIN;
    boolean deleted = false;
    for (Fact fact : facts) {
      switch (fact.kind()) {
        // an issue can be made a pull request: then it is one
        case ISSUE_CREATED -> created = created == null ? fact : created;
        case CHANGE_CREATED -> created = fact;
        case ISSUE_DELETED -> deleted = true;
        case CHANGE_MERGED -> merged = fact;
        case ISSUE_CLOSED, CHANGE_CLOSED -> closings.add(fact);
        case ISSUE_OBSERVED, CHANGE_OBSERVED -> observations.add(fact);
        case REVIEW_SUBMITTED, REVIEW_DISMISSED -> reviews.add(fact);
        case ISSUE_DEPENDENCY -> dependencies.add(fact);
        default -> {}
      }
      latest = fact.at().isAfter(latest) ? fact.at() : latest;
    }
    return created == null || deleted
        ? null
        : new ObjectFacts(created, merged, closings, observations, reviews, dependencies, latest);
  }

  public Fact created() {
    return created;
  }

  public boolean isChange() {
    return created.kind() == FactKind.CHANGE_CREATED;
  }

  public @Nullable Instant mergedAt() {
    return merged == null ? null : merged.at();
  }

  public @Nullable String mergeCommit() {
    return merged == null ? null : merged.attribute("sha");
  }

  /** The branch that it was merged into; null where that is not known, or it was not merged. */
  public @Nullable String mergedInto() {
    String base = merged == null ? null : merged.attribute(Attributes.BASE_REF);
    return merged == null || base != null ? base : latest(Attributes.BASE_REF);
  }

  /** Whether the branch that it was merged into was the default branch. */
  public boolean mergedIntoDefault() {
    return merged != null
        && (merged.text("landing").equals("true")
            || merged.text("default_branch").equals(mergedInto()));
  }

  public Instant latestAt() {
    return latestAt;
  }

  /** The latest value of an attribute; at equal times an action's, then the greater. */
  public @Nullable String latest(String attribute) {
    return observed.latest(attribute);
  }

  /** The latest labels: each an attribute of its own, there or not. */
  public SortedSet<String> labels() {
    return observed.labels();
  }

  public Steps<OpenState> state() {
    List<OpenState.SeenOpen> open = new ArrayList<>();
    List<Instant> closed = new ArrayList<>();
    for (Fact fact : observed.facts()) {
      if (fact.text(Attributes.STATE).equals("closed")) {
        closed.add(fact.at());
      } else if (fact.text(Attributes.STATE).equals("open")) {
        open.add(new OpenState.SeenOpen(fact.at(), Observations.isChange(fact, Attributes.STATE)));
      }
    }
    return OpenState.told(
        open,
        closings.stream().map(fact -> new OpenState.Closing(fact.at(), as(fact))).toList(),
        closed);
  }

  private OpenState as(Fact closing) {
    if (isChange()) {
      return isMerging(closing) ? OpenState.COMPLETED : OpenState.CANCELLED;
    }
    String reason = closing.text("reason");
    return reason.equals("not_planned") || reason.equals("duplicate")
        ? OpenState.CANCELLED
        : OpenState.COMPLETED;
  }

  /**
   * What was merged is never closed otherwise again, though the two times may be a second apart.
   */
  private boolean isMerging(Fact closing) {
    Instant mergedAt = mergedAt();
    return mergedAt != null
        && (!mergedAt.isAfter(closing.at())
            || closings.stream().noneMatch(other -> other.at().isAfter(closing.at())));
  }

  public Steps<Boolean> draft() {
    return observed.values(Attributes.DRAFT, Boolean::valueOf, draft -> !draft, false);
  }

  /** Whether anybody is assigned: each assignee is an attribute of its own, there or not. */
  public Steps<Boolean> assigned() {
    return observed.anyOf(Attributes.ASSIGNEES, "assignee:", login -> true);
  }

  public Steps<Boolean> queued() {
    return MergeQueue.told(observed.sightings(Attributes.QUEUED, Boolean::valueOf), state());
  }

  /** Its head over time; empty where none is known. */
  public Steps<String> heads() {
    return observed.values(Attributes.HEAD_SHA, sha -> sha, sha -> sha, "");
  }

  /** When its own deliveries tell of a push: another head than before, or an action. */
  public NavigableSet<Instant> pushes() {
    NavigableSet<Instant> pushes = new TreeSet<>();
    heads().instants().forEach(pushes::add);
    observed.facts().stream()
        .filter(fact -> Observations.isChange(fact, Attributes.HEAD_SHA))
        .forEach(fact -> pushes.add(fact.at()));
    return pushes;
  }

  /** Whether one of these labels, lower case, or another item holds it up. */
  public Steps<Boolean> blocked(Set<String> labels) {
    List<Steps<Boolean>> reasons = new ArrayList<>();
    reasons.add(
        observed.anyOf(
            Attributes.LABELS, "label:", label -> labels.contains(label.toLowerCase(Locale.ROOT))));
    SortedMap<String, List<Seen<Boolean>>> held = new TreeMap<>();
    for (Fact fact : dependencies) {
      held.computeIfAbsent(Names.lower(fact.text("by")), by -> new ArrayList<>())
          .add(new Seen<>(fact.at(), fact.text("holds").equals("true"), true));
    }
    held.values().forEach(seen -> reasons.add(Steps.told(seen, holds -> false, false)));
    return Steps.any(reasons);
  }

  /** Its reviews; those of which only the dismissal is known have no verdict. */
  public List<Review> reviews() {
    Map<String, Instant> dismissals = new HashMap<>();
    for (Fact fact : reviews) {
      if (fact.kind() == FactKind.REVIEW_DISMISSED) {
        dismissals.put(fact.discriminator(), fact.at());
      }
    }
    return reviews.stream()
        .filter(fact -> fact.kind() == FactKind.REVIEW_SUBMITTED)
        .map(fact -> review(fact, dismissals.get(fact.discriminator())))
        .toList();
  }

  private static Review review(Fact fact, @Nullable Instant dismissedAt) {
    Review.Verdict verdict =
        switch (fact.text("state")) {
          case "approved" -> Review.Verdict.APPROVED;
          case "changes_requested" -> Review.Verdict.CHANGES_REQUESTED;
          default -> null;
        };
    String reviewer = Names.lower(fact.text("reviewer"));
    boolean decides = verdict != null || fact.text("state").isEmpty();
    return new Review(
        fact.discriminator(), reviewer, verdict, fact.at(), decides ? dismissedAt : null);
  }

  /** Who created it, lower case; empty where that is not known. */
  public String author() {
    return Names.lower(created.text("author"));
  }

  public static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }
}

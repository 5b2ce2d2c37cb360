package dev.weir.stream.scope;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.flow.OpenState;
import dev.weir.stream.flow.Steps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the facts of an issue or a change tell together (MODEL.md, section 2). Pure. */
final class ObjectFacts {
  private static final String ASSIGNEE = "assignee:";

  private final Fact created;
  private final @Nullable Fact merged;
  private final List<Fact> closings;
  private final List<Fact> observations;
  private final Instant latestAt;

  private ObjectFacts(
      Fact created,
      @Nullable Fact merged,
      List<Fact> closings,
      List<Fact> observations,
      Instant latestAt) {
    this.created = created;
    this.merged = merged;
    this.closings = closings;
    this.observations = observations;
    this.latestAt = latestAt;
  }

  /** Null while its creation is not known: what was not created does not exist. */
  static @Nullable ObjectFacts of(List<Fact> facts) {
    Fact created = null;
    Fact merged = null;
    List<Fact> closings = new ArrayList<>();
    List<Fact> observations = new ArrayList<>();
    Instant latest = Instant.MIN;
    for (Fact fact : facts) {
      switch (fact.kind()) {
        case ISSUE_CREATED, CHANGE_CREATED -> created = fact;
        case CHANGE_MERGED -> merged = fact;
        case ISSUE_CLOSED, CHANGE_CLOSED -> closings.add(fact);
        case ISSUE_OBSERVED, CHANGE_OBSERVED -> observations.add(fact);
        default -> {}
      }
      latest = fact.at().isAfter(latest) ? fact.at() : latest;
    }
    return created == null
        ? null
        : new ObjectFacts(created, merged, closings, observations, latest);
  }

  Fact created() {
    return created;
  }

  boolean isChange() {
    return created.kind() == FactKind.CHANGE_CREATED;
  }

  @Nullable Instant mergedAt() {
    return merged == null ? null : merged.at();
  }

  @Nullable String mergeCommit() {
    return merged == null ? null : merged.attribute("sha");
  }

  /** The branch that it was merged into; null where that is the default branch, or not merged. */
  @Nullable String mergedInto() {
    if (merged == null || merged.text("landing").equals("true")) {
      return null;
    }
    String base = merged.attribute(Attributes.BASE_REF);
    return base == null ? latest(Attributes.BASE_REF) : base;
  }

  Instant latestAt() {
    return latestAt;
  }

  /** The latest value of an attribute; at equal times an action's, then the greater. */
  @Nullable String latest(String attribute) {
    Fact best = null;
    for (Fact fact : observations) {
      if (fact.attribute(attribute) != null && (best == null || beats(fact, best, attribute))) {
        best = fact;
      }
    }
    return best == null ? null : best.attribute(attribute);
  }

  private static boolean beats(Fact fact, Fact best, String attribute) {
    int order = fact.at().compareTo(best.at());
    if (order == 0) {
      order = Boolean.compare(changed(fact, attribute), changed(best, attribute));
    }
    String value = fact.text(attribute);
    return order > 0 || (order == 0 && Fact.greater(value, best.text(attribute)).equals(value));
  }

  /** The latest labels: each an attribute of its own, there or not. */
  SortedSet<String> labels() {
    List<Fact> last = lastWith(Attributes.LABELS);
    SortedSet<String> labels = new TreeSet<>();
    last.forEach(fact -> labels.addAll(lines(fact.text(Attributes.LABELS))));
    labels.removeIf(label -> removedByAction(last, label));
    return labels;
  }

  private static boolean removedByAction(List<Fact> facts, String label) {
    List<Fact> actions = facts.stream().filter(fact -> changed(fact, "label:" + label)).toList();
    return !actions.isEmpty()
        && actions.stream().noneMatch(fact -> lines(fact.text(Attributes.LABELS)).contains(label));
  }

  private List<Fact> lastWith(String attribute) {
    List<Fact> with =
        observations.stream().filter(fact -> fact.attribute(attribute) != null).toList();
    Instant last = with.stream().map(Fact::at).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    return with.stream().filter(fact -> fact.at().equals(last)).toList();
  }

  Steps<OpenState> state() {
    List<OpenState.SeenOpen> open = new ArrayList<>();
    for (Fact fact : observations) {
      if (fact.text(Attributes.STATE).equals("open")) {
        boolean reopens = changed(fact, Attributes.STATE) && !fact.at().equals(created.at());
        open.add(new OpenState.SeenOpen(fact.at(), reopens));
      }
    }
    return OpenState.told(
        open, closings.stream().map(fact -> new OpenState.Closing(fact.at(), as(fact))).toList());
  }

  private OpenState as(Fact closing) {
    if (isChange()) {
      Instant mergedAt = mergedAt();
      boolean unmerged = mergedAt == null || mergedAt.isAfter(closing.at());
      return unmerged ? OpenState.CANCELLED : OpenState.COMPLETED;
    }
    String reason = closing.text("reason");
    return reason.equals("not_planned") || reason.equals("duplicate")
        ? OpenState.CANCELLED
        : OpenState.COMPLETED;
  }

  Steps<Boolean> draft() {
    List<Steps.Seen<Boolean>> seen = new ArrayList<>();
    for (Fact fact : observations) {
      String draft = fact.attribute(Attributes.DRAFT);
      if (draft != null) {
        boolean action = changed(fact, Attributes.DRAFT);
        seen.add(new Steps.Seen<>(fact.at(), Boolean.valueOf(draft), action));
      }
    }
    return Steps.told(seen, draft -> !draft, false);
  }

  /** Whether anybody is assigned: each assignee is an attribute of its own, there or not. */
  Steps<Boolean> assigned() {
    List<Fact> told =
        observations.stream().filter(f -> f.attribute(Attributes.ASSIGNEES) != null).toList();
    SortedSet<String> logins = new TreeSet<>();
    for (Fact fact : told) {
      logins.addAll(lines(fact.text(Attributes.ASSIGNEES)));
      lines(fact.text(Attributes.CHANGED)).stream()
          .filter(changed -> changed.startsWith(ASSIGNEE))
          .forEach(changed -> logins.add(changed.substring(ASSIGNEE.length())));
    }
    return Steps.any(logins.stream().map(login -> assigned(told, login)).toList());
  }

  private static Steps<Boolean> assigned(List<Fact> told, String login) {
    List<Steps.Seen<Boolean>> seen = new ArrayList<>();
    for (Fact fact : told) {
      boolean there = lines(fact.text(Attributes.ASSIGNEES)).contains(login);
      seen.add(new Steps.Seen<>(fact.at(), there, changed(fact, ASSIGNEE + login)));
    }
    return Steps.told(seen, assigned -> !assigned, false);
  }

  private static boolean changed(Fact fact, String attribute) {
    return lines(fact.text(Attributes.CHANGED)).contains(attribute);
  }

  static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }
}

package dev.weir.stream.scope.object;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.flow.Steps;
import dev.weir.stream.flow.Steps.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the observations of an issue or a change tell of its attributes. Pure. */
public final class Observations {
  private final List<Fact> facts;

  Observations(List<Fact> facts) {
    this.facts = facts;
  }

  List<Fact> facts() {
    return facts;
  }

  /** The latest value of an attribute; at equal times an action's, then the greater. */
  @Nullable String latest(String attribute) {
    Fact best = null;
    for (Fact fact : facts) {
      if (fact.attribute(attribute) != null && (best == null || beats(fact, best, attribute))) {
        best = fact;
      }
    }
    return best == null ? null : best.attribute(attribute);
  }

  private static boolean beats(Fact fact, Fact best, String attribute) {
    int order = fact.at().compareTo(best.at());
    if (order == 0) {
      order = Boolean.compare(isChange(fact, attribute), isChange(best, attribute));
    }
    String value = fact.text(attribute);
    return order > 0 || (order == 0 && Fact.greater(value, best.text(attribute)).equals(value));
  }

  /** The latest labels: each an attribute of its own, there or not. */
  SortedSet<String> labels() {
    List<Fact> last = lastWith(Attributes.LABELS);
    SortedSet<String> labels = new TreeSet<>();
    last.forEach(fact -> labels.addAll(ObjectFacts.lines(fact.text(Attributes.LABELS))));
    labels.removeIf(label -> removedByAction(last, label));
    return labels;
  }

  private static boolean removedByAction(List<Fact> facts, String label) {
    List<Fact> actions = facts.stream().filter(fact -> isChange(fact, "label:" + label)).toList();
    return !actions.isEmpty()
        && actions.stream()
            .noneMatch(fact -> ObjectFacts.lines(fact.text(Attributes.LABELS)).contains(label));
  }

  private List<Fact> lastWith(String attribute) {
    List<Fact> with = with(attribute);
    Instant last = with.stream().map(Fact::at).max(Comparator.naturalOrder()).orElse(Instant.MIN);
    return with.stream().filter(fact -> fact.at().equals(last)).toList();
  }

  /** The values of an attribute over time. */
  <V extends Comparable<V>> Steps<V> values(
      String attribute, Function<String, V> as, UnaryOperator<V> opposite, V unseen) {
    return Steps.told(sightings(attribute, as), opposite, unseen);
  }

  <V> List<Seen<V>> sightings(String attribute, Function<String, V> as) {
    List<Seen<V>> seen = new ArrayList<>();
    for (Fact fact : facts) {
      String value = fact.attribute(attribute);
      if (value != null) {
        seen.add(new Seen<>(fact.at(), as.apply(value), isChange(fact, attribute)));
      }
    }
    return seen;
  }

  /**
   * Whether any wanted member of a list was there: each member is an attribute of its own.
   *
   * @param action how an action is noted that adds or removes one, such as {@code label:}
   */
  Steps<Boolean> anyOf(String attribute, String action, Predicate<String> wanted) {
    List<Fact> told = with(attribute);
    SortedSet<String> members = new TreeSet<>();
    for (Fact fact : told) {
      members.addAll(ObjectFacts.lines(fact.text(attribute)));
      for (String changed : ObjectFacts.lines(fact.text(Attributes.CHANGED))) {
        if (changed.startsWith(action)) {
          members.add(changed.substring(action.length()));
        }
      }
    }
    members.removeIf(wanted.negate());
    return Steps.any(members.stream().map(one -> there(told, attribute, action, one)).toList());
  }

  private static Steps<Boolean> there(
      List<Fact> told, String attribute, String action, String member) {
    List<Seen<Boolean>> seen = new ArrayList<>();
    for (Fact fact : told) {
      boolean there = ObjectFacts.lines(fact.text(attribute)).contains(member);
      seen.add(new Seen<>(fact.at(), there, isChange(fact, action + member)));
    }
    return Steps.told(seen, is -> !is, false);
  }

  private List<Fact> with(String attribute) {
    return facts.stream().filter(fact -> fact.attribute(attribute) != null).toList();
  }

  /** Whether the delivery's action changed an attribute. */
  public static boolean isChange(Fact fact, String attribute) {
    return ObjectFacts.lines(fact.text(Attributes.CHANGED)).contains(attribute);
  }
}

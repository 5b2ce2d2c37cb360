package dev.weir.stream.scope.item;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.mail.Post;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.name.Names;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.AnswerTable.Answer;
import dev.weir.stream.scope.state.LinkTable;
import dev.weir.stream.scope.state.LinkTable.Kind;
import dev.weir.stream.scope.state.LinkTable.Link;
import dev.weir.stream.scope.state.LinkTable.Told;
import dev.weir.stream.scope.state.ScopeState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an issue exists for those that name it, whose part it is, and what it passes on
 * (MODEL.md, section 3). A part whose parent exists has no row: its changes, and when it was named,
 * are the parent's. A ring of parts is cut: each of its members counts for itself.
 */
final class Kinship {
  /** So many levels of parts; who lies deeper counts for itself. */
  private static final int MOST_ANCESTORS = 32;

  /**
   * @param parent whom it asks
   * @param passes whether what is linked to it belongs to the parent
   * @param standsIn whether it is another name of the parent, and no item itself
   */
  private record Place(
      boolean exists,
      @Nullable String parent,
      boolean passes,
      boolean standsIn,
      List<String> ancestors) {
    static final Place NOWHERE = new Place(false, null, false, false, List.of());

    static Place alone(@Nullable String parent) {
      return new Place(true, parent, false, false, List.of());
    }

    @Nullable String passedTo() {
      return passes ? parent : null;
    }
  }

  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Post post;

  Kinship(Scope scope, ScopeState state, Policy policy, Post post) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.post = post;
  }

  /** Looks at an item again, tells whom it concerns, and answers whether it has a row. */
  boolean settle(String item, @Nullable ObjectFacts told) {
    Answer before = state.answers.of(item);
    Place place = place(item, told);
    Answer now =
        new Answer(
            before.version() + 1,
            place.exists(),
            place.exists() && isIncident(item, place),
            place.ancestors(),
            place.parent(),
            place.passedTo());
    if (!now.saysAs(before)) {
      state.answers.put(item, now);
      post.answerAll(item, now);
    } else if (!now.with(before.version()).equals(before)) {
      state.answers.put(item, now.with(before.version()));
    }
    ask(item, before.parent(), place);
    pass(item, before.passedTo(), place);
    return place.exists() && !place.passes();
  }

  /** Another name of an incident is one for those who use that name. */
  private boolean isIncident(String item, Place place) {
    String parent = place.parent();
    return (place.standsIn() && parent != null)
        ? state.answers.of(parent).incident()
        : state.incidents.isIncident(item);
  }

  private Place place(String item, @Nullable ObjectFacts told) {
    String home = state.names.homeOf(item);
    if (!home.equals(item)) {
      if (!state.links.knows(item)) {
        return Place.NOWHERE;
      }
      Answer there = state.answers.of(home);
      List<String> ancestors = ancestors(item, home, there.ancestors());
      return new Place(there.exists(), home, true, true, ancestors);
    }
    if (told == null || told.isChange()) {
      return Place.NOWHERE;
    }
    return switch (policy.counting(told.labels(), told.latest(Attributes.TYPE), null)) {
      case IGNORE -> Place.NOWHERE;
      case COUNT -> Place.alone(null);
      case FOLD -> part(item, told);
    };
  }

  private Place part(String item, ObjectFacts told) {
    String written = told.latest(Attributes.PARENT);
    String parent = written == null ? "" : state.names.canonical(Names.lower(written));
    if (Items.scopeOf(parent) == null || parent.equals(item)) {
      return Place.alone(null);
    }
    Answer above = state.answers.of(parent);
    if (!above.exists()) {
      return Place.alone(parent);
    }
    List<String> ancestors = ancestors(item, parent, above.ancestors());
    boolean passes = !ancestors.contains(item) && ancestors.size() < MOST_ANCESTORS;
    return new Place(true, parent, passes, false, ancestors);
  }

  /** Up to where the line meets itself. */
  private List<String> ancestors(String item, String parent, List<String> further) {
    List<String> ancestors = new ArrayList<>(List.of(parent));
    for (String name : further) {
      String next = state.names.canonical(name);
      String last = ancestors.get(ancestors.size() - 1);
      if (last.equals(item) || ancestors.contains(next) || ancestors.size() == MOST_ANCESTORS) {
        break;
      }
      ancestors.add(next);
    }
    return ancestors;
  }

  /** Asks the parent whether it exists, and tells it when a push named what is a part of it. */
  private void ask(String item, @Nullable String before, Place place) {
    if (before == null && place.parent() == null) {
      return;
    }
    Set<String> parents = place.parent() == null ? Set.of() : Set.of(place.parent());
    byte[] namedAt =
        LinkTable.namedAt(place.passes() ? state.links.namedAt(item, state.links.of(item)) : null);
    post.tell(new Link(scope.name(), item), "", parents, Kind.CHILD, namedAt);
  }

  /**
   * What is linked to a part is linked to its parent; another name hands on whatever it is told.
   */
  private void pass(String item, @Nullable String before, Place place) {
    if (before == null && place.passedTo() == null) {
      return;
    }
    Map<Link, Told> links = new LinkedHashMap<>();
    state.links.of(item).forEach(told -> links.merge(told.link(), told, Kinship::standing));
    links.remove(new Link(scope.name(), item));
    for (Told told : links.values()) {
      Kind kind = told.kind();
      boolean passes = kind == Kind.CHANGE || (kind != null && place.standsIn());
      String to = passes ? place.passedTo() : null;
      Set<String> parents = to == null ? Set.of() : Set.of(to);
      post.tell(told.link(), item, parents, kind == null ? Kind.CHANGE : kind, told.told());
    }
  }

  /** Of what was told of a link in several ways, one that stands. */
  private static Told standing(Told one, Told other) {
    return one.kind() == null ? other : one;
  }
}

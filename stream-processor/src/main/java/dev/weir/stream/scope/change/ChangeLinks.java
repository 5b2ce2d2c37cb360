package dev.weir.stream.scope.change;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Change;
import dev.weir.stream.scope.mail.Post;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.Codecs;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.LinkTable;
import dev.weir.stream.scope.state.LinkTable.Link;
import dev.weir.stream.scope.state.PushTable;
import dev.weir.stream.scope.state.ScopeState;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which items a change names, and what they are told of it (MODEL.md, section 3). */
final class ChangeLinks {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Post post;
  private final Dirty dirty;

  ChangeLinks(Scope scope, ScopeState state, Policy policy, Post post, Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.post = post;
    this.dirty = dirty;
  }

  /** Items that its title, body, branch or pushes name. */
  SortedSet<String> names(ObjectFacts told, List<PushTable.Push> pushes, String subject) {
    SortedSet<String> names =
        new TreeSet<>(
            policy.names(
                scope,
                told.latest(Attributes.TITLE),
                told.latest(Attributes.BODY),
                told.latest(Attributes.HEAD_REF)));
    pushes.forEach(push -> names.addAll(push.names()));
    List<String> written = List.copyOf(names);
    names.clear();
    written.forEach(name -> names.add(state.names.canonical(name)));
    names.removeIf(name -> name.equals(subject) || Items.scopeOf(name) == null);
    return names;
  }

  /** Tells the items that it names of its timeline, and those that it names no more. */
  void tell(String subject, Set<String> names, Change change) {
    byte[] timeline = Codecs.write(change);
    state.changes.putTimeline(subject, timeline);
    post.tell(new Link(scope.name(), subject), "", names, LinkTable.Kind.CHANGE, timeline);
    dirty.items().add(subject);
  }

  /** There is no such change in this scope any more. */
  void withdraw(String subject) {
    post.tell(new Link(scope.name(), subject), "", Set.of(), LinkTable.Kind.CHANGE, new byte[0]);
    dirty.items().add(subject);
  }
}

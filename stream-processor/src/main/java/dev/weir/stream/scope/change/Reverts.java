package dev.weir.stream.scope.change;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.name.Names;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.state.ChangeEntry;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.PushTable;
import dev.weir.stream.scope.state.RevertTable.Revert;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.ServiceArrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changes revert: commits by the messages of their own, other changes of the repository by
 * title and body (MODEL.md, section 8).
 */
final class Reverts {
  private static final Pattern NAMED =
      Pattern.compile(
          "\\breverts:?\\s+([\\w.-]+/[\\w.-]+)?#(\\d{1,18})\\b", Pattern.CASE_INSENSITIVE);

  private final Scope scope;
  private final ScopeState state;
  private final Dirty dirty;

  Reverts(Scope scope, ScopeState state, Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.dirty = dirty;
  }

  /** Commits, and subjects of changes. */
  SortedSet<String> of(ObjectFacts told, List<PushTable.Push> pushes, String subject) {
    SortedSet<String> reverted = new TreeSet<>();
    pushes.forEach(push -> reverted.addAll(push.reverts()));
    Branches.commits(told).forEach(sha -> reverted.addAll(state.pushes.revertedBy(sha)));
    named(told.latest(Attributes.TITLE), reverted);
    named(told.latest(Attributes.BODY), reverted);
    reverted.remove(subject);
    return reverted;
  }

  private void named(@Nullable String text, SortedSet<String> into) {
    if (text == null || text.indexOf('#') < 0) {
      return;
    }
    Matcher matcher = NAMED.matcher(text);
    while (matcher.find()) {
      String repository = matcher.group(1);
      if (repository == null || isOwn(repository)) {
        into.add(scope.name() + "#" + matcher.group(2));
      }
    }
  }

  private boolean isOwn(String repository) {
    return state.names.canonical(Names.lower(repository)).equals(scope.name());
  }

  /** When the first change landed that reverts this one; null where none did. */
  @Nullable Instant revertedAt(String subject, Collection<String> commits) {
    Instant earliest = null;
    for (Revert revert : revertsOf(subject, commits)) {
      earliest = PushTable.earliest(earliest, revert.landedAt());
    }
    return earliest;
  }

  private List<Revert> revertsOf(String subject, Collection<String> commits) {
    List<Revert> reverts = new ArrayList<>(state.reverts.of(subject));
    commits.forEach(sha -> reverts.addAll(state.reverts.of(sha)));
    reverts.removeIf(revert -> revert.change().equals(subject));
    return reverts;
  }

  /** Whether something else that a change reverts had come to a service before an instant. */
  boolean revertsDelivered(
      String subject, SortedSet<String> reverted, String service, Instant before) {
    return reverted.stream()
        .flatMap(target -> changes(target, subject).stream())
        .map(entry -> entry.services().getOrDefault(service, ServiceArrival.NONE))
        .anyMatch(arrival -> arrival.isBefore(before));
  }

  /** The changes that a target means: itself, or those that land with the commit. */
  private List<ChangeEntry> changes(String reverted, String by) {
    return named(reverted)
        .filter(change -> !change.equals(by))
        .map(state.changes::get)
        .filter(Objects::nonNull)
        .filter(entry -> Dirty.isChange(reverted) || entry.landing().contains(reverted))
        .toList();
  }

  private Stream<String> named(String reverted) {
    return Dirty.isChange(reverted)
        ? Stream.of(reverted)
        : state.landings.waitingFor(reverted).stream().filter(Dirty::isChange);
  }

  /** A change is not what it was: looks again at what it reverts, and at what reverts it. */
  void settle(String subject, @Nullable ChangeEntry old, ChangeEntry now) {
    SortedSet<String> before = old == null ? new TreeSet<>() : old.reverts();
    boolean moved = old != null && !Objects.equals(old.landedAt(), now.landedAt());
    for (String reverted : before) {
      if (!now.reverts().contains(reverted)) {
        state.reverts.remove(reverted, subject);
        mark(reverted, subject);
      }
    }
    for (String reverted : now.reverts()) {
      if (moved || !before.contains(reverted)) {
        state.reverts.put(reverted, new Revert(subject, now.landedAt()));
        mark(reverted, subject);
      }
    }
    if (old == null
        || !old.services().equals(now.services())
        || !old.landing().equals(now.landing())) {
      revertsOf(subject, now.landing()).forEach(revert -> dirty.changes().add(revert.change()));
    }
  }

  /** What is no change so far looks for what reverts it once it is one. */
  private void mark(String reverted, String by) {
    named(reverted)
        .filter(change -> !change.equals(by) && state.changes.get(change) != null)
        .forEach(change -> dirty.changes().add(change));
  }
}

package dev.weir.stream.scope;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which services a change touches, by the files of its commits (MODEL.md, section 4). */
final class Footprints {
  private final ScopeState state;
  private final Services services;
  private final Branches branches;

  Footprints(ScopeState state, Services services, Branches branches) {
    this.state = state;
    this.services = services;
    this.branches = branches;
  }

  /**
   * Ids of the services that it touches; none where all of its files are known to be no service's,
   * or to be ignored.
   */
  SortedSet<String> of(ObjectFacts told, @Nullable String branch, String subject) {
    return services.touchedBy(
        services.areParted() ? paths(told, branch, subject) : new TreeSet<>());
  }

  private SortedSet<String> paths(ObjectFacts told, @Nullable String branch, String subject) {
    SortedSet<String> paths = new TreeSet<>();
    Branches.commits(told).forEach(sha -> paths.addAll(state.paths.ofCommit(sha)));
    String merge = told.mergeCommit();
    if (merge != null) {
      paths.addAll(state.paths.endingIn(merge));
    }
    List<PathTable.Touched> pushed = branch == null ? List.of() : state.paths.ofBranch(branch);
    if (branch != null && !pushed.isEmpty()) {
      BranchSpan span = branches.span(told, branch, subject);
      pushed.stream()
          .filter(push -> span.holds(push.at()))
          .forEach(push -> paths.addAll(push.paths()));
    }
    return paths;
  }
}

package dev.weir.stream.scope.change;

import dev.weir.stream.scope.object.BranchSpan;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.policy.Services;
import dev.weir.stream.scope.state.PathTable;
import dev.weir.stream.scope.state.ScopeState;
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

  /** Commits whose files tell which services it touches; none where that is plain. */
  SortedSet<String> commits(ObjectFacts told, @Nullable String branch, String subject) {
    SortedSet<String> commits = new TreeSet<>();
    if (!services.areParted()) {
      return commits;
    }
    commits.addAll(Branches.commits(told));
    String merge = told.mergeCommit();
    if (merge != null) {
      commits.addAll(state.paths.endingIn(merge));
    }
    List<PathTable.Pushed> pushed = branch == null ? List.of() : state.paths.ofBranch(branch);
    if (branch != null && !pushed.isEmpty()) {
      BranchSpan span = branches.span(told, branch, subject);
      pushed.stream()
          .filter(push -> span.holds(push.at()))
          .forEach(push -> commits.addAll(push.commits()));
    }
    return commits;
  }

  /**
   * Ids of the services that commits touch; none where all of their files are known to be no
   * service's, or to be ignored.
   */
  SortedSet<String> of(SortedSet<String> commits) {
    SortedSet<String> paths = new TreeSet<>();
    commits.forEach(sha -> paths.addAll(state.paths.ofCommit(sha)));
    return services.touchedBy(paths);
  }
}

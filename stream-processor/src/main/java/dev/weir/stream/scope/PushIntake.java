package dev.weir.stream.scope;

import dev.weir.stream.explain.Noted;
import dev.weir.stream.explain.Place;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.change.Branches;
import dev.weir.stream.scope.mail.Post;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.PushTable;
import dev.weir.stream.scope.state.ScopeState;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes pushes into the state: what landed, what was tagged, what is on the branch of a change. */
final class PushIntake {
  private static final String BRANCH = "refs/heads/";
  private static final String TAG = "refs/tags/";

  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final Place place;
  private final Post post;
  private final Dirty dirty;
  private final Branches branches;

  PushIntake(
      Scope scope,
      ScopeState state,
      Policy policy,
      Outbox outbox,
      Place place,
      Post post,
      Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.outbox = outbox;
    this.place = place;
    this.post = post;
    this.dirty = dirty;
    branches = new Branches(scope, state, policy, dirty);
  }

  /** Takes a push into what is derived; its subject in lower case. A deletion pushes nothing. */
  void take(Fact fact, String subject) {
    String ref = fact.subject().substring(fact.subject().indexOf('@') + 1);
    nameItems(fact);
    if (fact.text("forced").equals("true")) {
      outbox.forcePushed();
    }
    if (ref.startsWith(TAG)) {
      tagged(fact, ref.substring(TAG.length()), subject);
    } else if (ref.startsWith(BRANCH) && !isDeletion(fact)) {
      branch(fact, ref.substring(BRANCH.length()));
    }
  }

  private static boolean isDeletion(Fact push) {
    String after = push.text("after");
    return !after.isEmpty() && after.chars().allMatch(c -> c == '0');
  }

  /** A commit is on a landing branch since then. */
  void land(String sha, Fact fact) {
    boolean earlier = state.landings.land(sha, fact.at());
    if (state.sources.landed(sha, fact) || earlier) {
      state.landings.waitingFor(sha).forEach(dirty::waiter);
    }
  }

  private void tagged(Fact fact, String tag, String subject) {
    List<String> commits = ObjectFacts.lines(fact.text("commits"));
    if (!commits.isEmpty()) {
      state.tags.tagged(tag, fact.at(), commits.get(commits.size() - 1));
      dirty.shipments().add(subject);
      dirty.shipments().addAll(state.tags.waitingFor(tag));
    }
  }

  private void branch(Fact fact, String branch) {
    String after = fact.text("after");
    PushTable.Push push =
        new PushTable.Push(
            fact.at(),
            time(fact.attribute("first_commit_at")),
            new TreeSet<>(ObjectFacts.lines(fact.text("names"))),
            reverts(fact));
    state.pushes.ended(after, push);
    state.landings.waitingFor(after).forEach(dirty::waiter);
    for (String sha : state.paths.pushed(fact, branch)) {
      state.landings.waitingFor(sha).forEach(dirty::waiter);
    }
    String team = policy.teamOf(scope, Items.repositoryOf(fact.subject()));
    if (branch.equals(fact.attribute("default_branch")) || policy.isLandingBranch(team, branch)) {
      ObjectFacts.lines(fact.text("commits")).forEach(sha -> land(sha, fact));
    }
    state.pushes.branch(branch, after, push);
    branches.markPushed(branch, fact.at());
  }

  /** Commits that the messages of a push say they revert. */
  private SortedSet<String> reverts(Fact push) {
    List<String> commits = ObjectFacts.lines(push.text("commits"));
    SortedSet<String> reverted = new TreeSet<>();
    for (String line : ObjectFacts.lines(push.text("reverts"))) {
      int blank = line.indexOf(' ');
      int place = Integer.parseInt(line.substring(0, blank));
      String target = line.substring(blank + 1);
      reverted.add(target);
      if (place < commits.size() && state.pushes.reverts(commits.get(place), target)) {
        state.landings.waitingFor(commits.get(place)).forEach(dirty::waiter);
      }
    }
    return reverted;
  }

  /** A commit names items: their work has begun. */
  private void nameItems(Fact fact) {
    for (String item : ObjectFacts.lines(fact.text("names"))) {
      Noted noted = state.facts.noted(fact.subject(), fact.id());
      post.name(item, noted == null ? new Noted(fact, place) : noted);
    }
  }

  private static @Nullable Instant time(@Nullable String iso) {
    return iso == null || iso.isEmpty() ? null : Instant.parse(iso);
  }
}

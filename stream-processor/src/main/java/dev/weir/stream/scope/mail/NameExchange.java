package dev.weir.stream.scope.mail;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.ContributionKind;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.scope.name.IssueNames;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.name.Names;
import dev.weir.stream.scope.name.Names.Seen;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.LinkTable.Link;
import dev.weir.stream.scope.state.NameTable;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.ScopeState;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Learns under which names this repository, and issues of it, were seen, and lets their other names
 * know. The scopes of a repository's names meet in that of its id, which answers once there is more
 * than one name; those of an issue tell one another. Each tells the others whenever it has learned
 * something: what all know only grows, so that they come to know the same, and stop.
 */
public final class NameExchange {
  private static final Duration BEFORE = Duration.ofMillis(1);

  private final Scope scope;
  private final NameTable names;
  private final Outbox outbox;
  private final Post post;
  private final Forwarding forwarding;
  private final Dirty dirty;
  private @Nullable String before;

  public NameExchange(
      Scope scope, ScopeState state, Outbox outbox, Post post, Forwarding forwarding, Dirty dirty) {
    this.scope = scope;
    this.names = state.names;
    this.outbox = outbox;
    this.post = post;
    this.forwarding = forwarding;
    this.dirty = dirty;
  }

  /** What a fact that was told here says of names. */
  public void learn(Fact fact) {
    String name = fact.subject();
    String id = fact.discriminator().replaceAll(":.*", "");
    switch (fact.kind()) {
      case REPOSITORY_NAMED -> repository(Names.NONE.and(name, new Seen(fact.at(), null)), id, "");
      case REPOSITORY_RENAMED -> repository(renaming(fact.text("from"), name, fact.at()), id, "");
      case ISSUE_MOVED -> {
        Names moved = renaming(fact.text("from"), fact.text("to"), fact.at());
        issue(Names.lower(name), IssueNames.of(moved), "");
      }
      default -> {}
    }
  }

  /** The old name is older than the new one. */
  private static Names renaming(String from, String to, Instant at) {
    return Names.NONE.and(to, new Seen(at, at)).and(from, new Seen(at.minus(BEFORE), null));
  }

  public void hear(Contribution contribution) {
    String node = contribution.getItem();
    WireReader told = new WireReader(Post.bytes(contribution));
    if (Items.scopeOf(node) == null) {
      repository(Names.read(told), "", contribution.getChange());
    } else {
      issue(node, IssueNames.read(told), contribution.getChange());
    }
  }

  private void repository(Names told, String id, String from) {
    if (names.isAlias()) {
      return;
    }
    Names learned = told.as(names::unaliased);
    Names now = names.repository().and(learned);
    SortedSet<String> ids = new TreeSet<>(names.ids());
    boolean known = id.isEmpty() || !ids.add(id);
    if (known && now.equals(names.repository())) {
      return;
    }
    note();
    names.putRepository(now, ids);
    if (names.isDirectory()) {
      tell(now.all(), now, from, learned);
    } else {
      SortedSet<String> directories = new TreeSet<>();
      ids.forEach(one -> directories.add(NameTable.ID + one));
      tell(directories, now, from, learned);
      renewIssues();
    }
  }

  private void tell(SortedSet<String> peers, Names now, String from, Names told) {
    for (String peer : peers) {
      boolean knows = peer.equals(from) && told.equals(now);
      if (!knows && !peer.equals(scope.name())) {
        send(peer, peer, scope.name(), now.bytes());
      }
    }
  }

  private void issue(String subject, IssueNames told, String from) {
    IssueNames known = names.issue(subject);
    IssueNames now = known.and(told.as(names::unaliased)).in(names.repository());
    if (now.equals(known)) {
      return;
    }
    String home = names.homeOf(subject);
    names.putIssue(subject, now);
    if (!names.isHome()) {
      tellHome(subject);
      return;
    }
    for (String peer : now.all()) {
      boolean knows = peer.equals(from) && told.equals(now);
      if (!knows && !peer.equals(subject)) {
        tellIssue(peer, subject, now);
      }
    }
    dirty.items().add(subject);
    dirty.issues().add(subject);
    if (!names.homeOf(subject).equals(home)) {
      forwarding.forwardAll(subject);
    }
  }

  private void tellIssue(String peer, String subject, IssueNames now) {
    String target = Items.scopeOf(peer);
    if (scope.name().equals(target)) {
      issue(peer, now, subject);
    } else if (target != null) {
      send(target, peer, subject, now.bytes());
    }
  }

  /** The home of the repository keeps the names of its issues. */
  private void tellHome(String subject) {
    send(names.home(), names.homeOf(subject), subject, names.issue(subject).bytes());
  }

  private void send(String target, String node, String from, byte[] told) {
    outbox.contribution(
        scope.sibling(target),
        post.contribution(ContributionKind.NAMES, node, new Link(scope.name(), from), 0)
            .setTimeline(ByteBuffer.wrap(told))
            .build());
  }

  /** The names that the repository has by now are names of its issues. */
  private void renewIssues() {
    for (String subject : names.movedIssues()) {
      issue(subject, IssueNames.NONE.in(names.repository()), "");
    }
  }

  /** The repository has another home: that one, or this one, has to do with its moved issues. */
  public void tellAgain() {
    for (String subject : names.movedIssues()) {
      if (names.isHome()) {
        IssueNames now = names.issue(subject);
        now.all().stream()
            .filter(peer -> !peer.equals(subject))
            .forEach(peer -> tellIssue(peer, subject, now));
      } else {
        tellHome(subject);
      }
    }
  }

  private void note() {
    if (before == null) {
      before = standing();
    }
  }

  private String standing() {
    return names.hasSeveral()
        ? names.home() + " " + names.shownRepository() + " " + names.repository().all()
        : names.home();
  }

  /**
   * Whether the repository is folded elsewhere, shown otherwise, or known under more names than
   * before the last call.
   */
  public boolean hasMoved() {
    boolean moved = before != null && !before.equals(standing());
    before = null;
    return moved;
  }
}

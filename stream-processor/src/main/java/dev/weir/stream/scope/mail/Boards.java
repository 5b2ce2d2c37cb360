package dev.weir.stream.scope.mail;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.ContributionKind;
import dev.weir.stream.explain.Place;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.BoardTable.Status;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.LinkTable.Link;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.ScopeState;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;

/**
 * Brings the statuses of a board to the issues on it. A board speaks of nodes and in a scope of its
 * own; an issue knows which node it is. They meet in a scope that is named by the node: it keeps
 * the statuses, and sends them to the issues that have said that they are it. Nothing is sent where
 * no team maps a status to a stage.
 */
public final class Boards {
  private static final String NODE = "node:";

  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final Post post;
  private final Dirty dirty;

  public Boards(
      Scope scope, ScopeState state, Policy policy, Outbox outbox, Post post, Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.outbox = outbox;
    this.post = post;
    this.dirty = dirty;
  }

  /** A board gave a node a status. */
  public void told(Fact fact, String node, Place place) {
    if (policy.mapsStatuses()) {
      Status status = new Status(fact.id(), fact.at(), fact.text("status"), place);
      send(scope.sibling(node), node, node, List.of(status));
    }
  }

  /** An issue was created, and says which node it is. */
  public void created(Fact fact, String issue) {
    String node = NODE + fact.text("node").toLowerCase(Locale.ROOT);
    if (policy.mapsStatuses() && !node.equals(NODE)) {
      send(scope.sibling(node), node, issue, List.of());
    }
  }

  /** In the scope of a node, or of an issue. */
  public void hear(Contribution contribution) {
    String subject = contribution.getItem();
    List<Status> news =
        read(contribution).stream().filter(status -> state.boards.join(subject, status)).toList();
    if (!subject.startsWith(NODE)) {
      if (!news.isEmpty()) {
        dirty.items().add(subject);
      }
      return;
    }
    if (!news.isEmpty()) {
      state.boards.followers(subject).forEach(issue -> send(issue, subject, news));
    }
    Link issue = new Link(contribution.getChangeScope(), contribution.getChange());
    if (!issue.change().startsWith(NODE) && state.boards.follow(subject, issue)) {
      send(issue, subject, state.boards.of(subject));
    }
  }

  private void send(Link issue, String node, List<Status> statuses) {
    if (!statuses.isEmpty()) {
      send(scope.sibling(issue.changeScope()), issue.change(), node, statuses);
    }
  }

  private void send(Scope target, String item, String from, List<Status> statuses) {
    byte[] told = new WireWriter().list(statuses, (out, status) -> status.write(out)).bytes();
    outbox.contribution(
        target,
        post.contribution(ContributionKind.STATUS, item, new Link(scope.name(), from), 0)
            .setTimeline(ByteBuffer.wrap(told))
            .build());
  }

  private static List<Status> read(Contribution contribution) {
    return new WireReader(Post.bytes(contribution)).list(Status::read);
  }
}

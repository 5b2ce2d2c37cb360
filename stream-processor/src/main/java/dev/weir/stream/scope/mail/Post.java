package dev.weir.stream.scope.mail;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.ContributionKind;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.explain.Noted;
import dev.weir.stream.explain.Telling;
import dev.weir.stream.explain.Tellings;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.state.AnswerTable.Answer;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.LinkTable.Kind;
import dev.weir.stream.scope.state.LinkTable.Link;
import dev.weir.stream.scope.state.LinkTable.Told;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.SentTable.Sent;
import dev.weir.stream.scope.state.TellingTable;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What items are told of changes and of one another, and the answers whether they exist: by
 * contributions between scopes, and without any inside one.
 */
public final class Post {
  private static final byte[] NOTHING = new byte[0];

  private final Scope scope;
  private final ScopeState state;
  private final Outbox outbox;
  private final RecordOrigin origin;
  private final Dirty dirty;

  public Post(Scope scope, ScopeState state, Outbox outbox, RecordOrigin origin, Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.outbox = outbox;
    this.origin = origin;
    this.dirty = dirty;
  }

  /** Tells items what a link means for them, if that is new, and all others that it is off. */
  public void tell(Link link, String via, Collection<String> items, Kind kind, byte[] told) {
    Sent before = state.sent.of(link, via);
    UUID digest = UUID.nameUUIDFromBytes(told);
    boolean same = digest.equals(before.digest());
    Sent now = before.next(items, digest);
    if (now.items().equals(before.items()) && (same || items.isEmpty())) {
      return;
    }
    state.sent.put(link, via, now);
    for (String item : before.items()) {
      if (!now.items().contains(item)) {
        send(item, new Told(link, via, null, NOTHING), now.version());
      }
    }
    for (String item : now.items()) {
      if (!same || !before.items().contains(item)) {
        send(item, new Told(link, via, kind, told), now.version());
      }
    }
  }

  private void send(String item, Told told, long version) {
    String target = Items.scopeOf(item);
    if (target == null) {
      return;
    }
    if (target.equals(scope.name())) {
      take(item, told, version);
    } else {
      Contribution contribution =
          contribution(kind(told.kind()), item, told.link(), version)
              .setVia(told.via().isEmpty() ? null : told.via())
              .setTimeline(ByteBuffer.wrap(told.told()))
              .build();
      outbox.contribution(scope.sibling(target), contribution);
    }
  }

  private static ContributionKind kind(@Nullable Kind kind) {
    if (kind == null) {
      return ContributionKind.WITHDRAWN;
    }
    return kind == Kind.CHANGE ? ContributionKind.CHANGE : ContributionKind.CHILD;
  }

  /** An item of this scope is told of a link. */
  public void take(Contribution contribution) {
    Kind kind =
        switch (contribution.getKind()) {
          case CHANGE -> Kind.CHANGE;
          case CHILD -> Kind.CHILD;
          default -> null;
        };
    String via = contribution.getVia() == null ? "" : contribution.getVia();
    Link link = new Link(contribution.getChangeScope(), contribution.getChange());
    Told told = new Told(link, via, kind, bytes(contribution));
    take(contribution.getItem(), told, contribution.getVersion());
  }

  private void take(String item, Told told, long version) {
    boolean stood = state.links.stands(item, told);
    if (!state.links.put(item, told, version)) {
      return;
    }
    dirty.items().add(item);
    Answer answer = state.answers.of(item);
    if (!stood && told.kind() != null && answer.version() > 0) {
      answer(item, told, answer);
    }
  }

  /** Tells everybody who has asked for an item whether it exists. */
  public void answerAll(String item, Answer answer) {
    for (Told told : state.links.of(item)) {
      if (told.kind() != null) {
        answer(item, told, answer);
      }
    }
  }

  /** Who passes a link on has asked, else whoever it is of. */
  private void answer(String item, Told told, Answer answer) {
    String passer = told.via().isEmpty() ? null : Items.scopeOf(told.via());
    Link asker = passer == null ? told.link() : new Link(passer, told.via());
    if (asker.changeScope().equals(scope.name())) {
      dirty.items().add(asker.change());
    } else {
      ContributionKind kind = answer.exists() ? ContributionKind.EXISTS : ContributionKind.ABSENT;
      outbox.contribution(
          scope.sibling(asker.changeScope()),
          contribution(kind, item, asker, answer.version())
              .setTimeline(ByteBuffer.wrap(answer.told()))
              .build());
    }
  }

  /** Another scope has answered. */
  public void hear(Contribution contribution) {
    boolean exists = contribution.getKind() == ContributionKind.EXISTS;
    state.answers.hear(
        contribution.getItem(),
        Answer.heard(contribution.getVersion(), exists, bytes(contribution)));
    dirty.items().add(contribution.getChange());
    if (state.changes.get(contribution.getChange()) != null) {
      dirty.changes().add(contribution.getChange());
    }
  }

  /** Another scope tells the facts behind a change of an item. */
  public void hearTellings(Contribution contribution) {
    state.tellings.hear(
        contribution.getItem(),
        new Link(contribution.getChangeScope(), contribution.getChange()),
        contribution.getVersion(),
        TellingTable.read(bytes(contribution)));
    outbox.toExplain(contribution.getItem());
  }

  /** A push of this scope names an item. */
  public void name(String written, Noted push) {
    String item = state.names.canonical(written);
    if (Items.scopeOf(item) != null
        && state.tellings.name(item, Tellings.of(List.of(push)).get(0))) {
      dirty.named().add(item);
    }
  }

  /** Tells items which push of this scope named them first, or that none of it did after all. */
  public void tellNamed() {
    for (String item : dirty.named()) {
      Telling push = state.tellings.named(item);
      List<Telling> naming = push == null ? List.of() : List.of(push);
      long version = state.tellings.sendNaming(item, naming);
      if (version > 0) {
        sendNaming(item, naming, version);
      }
    }
    dirty.named().clear();
  }

  private void sendNaming(String item, List<Telling> naming, long version) {
    String target = String.valueOf(Items.scopeOf(item));
    if (scope.name().equals(target)) {
      named(item, scope.name(), naming, version);
    } else {
      outbox.contribution(
          scope.sibling(target),
          contribution(ContributionKind.NAMED, item, new Link(scope.name(), scope.name()), version)
              .setTimeline(ByteBuffer.wrap(TellingTable.write(naming)))
              .build());
    }
  }

  /** Another scope's push names an item of this one, or does so no longer. */
  public void hearName(Contribution contribution) {
    named(
        contribution.getItem(),
        contribution.getChangeScope(),
        TellingTable.read(bytes(contribution)),
        contribution.getVersion());
  }

  private void named(String item, String by, List<Telling> naming, long version) {
    if (state.tellings.hearNaming(item, by, version, naming)) {
      outbox.toExplain(item);
    }
    for (Telling push : naming) {
      if (state.links.name(item, push.at())) {
        dirty.items().add(item);
      }
    }
  }

  Contribution.Builder contribution(ContributionKind kind, String item, Link link, long version) {
    return Contribution.newBuilder()
        .setKind(kind)
        .setItem(item)
        .setChange(link.change())
        .setChangeScope(link.changeScope())
        .setVersion(version)
        .setRecord(origin);
  }

  static byte[] bytes(Contribution contribution) {
    ByteBuffer told = contribution.getTimeline();
    if (told == null) {
      return NOTHING;
    }
    byte[] bytes = new byte[told.remaining()];
    told.duplicate().get(bytes);
    return bytes;
  }
}

package dev.weir.stream.scope.mail;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.ContributionKind;
import dev.weir.stream.explain.Place;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.name.Names;
import dev.weir.stream.scope.state.FactTable;
import dev.weir.stream.scope.state.FactTable.Guest;
import dev.weir.stream.scope.state.LinkTable.Link;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.ServiceDays.ServiceDay;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Passes facts on to the scope in which they are folded: that of the oldest name of what they speak
 * of. There they have the identity that they would have had, had they been told under that name.
 */
public final class Forwarding {
  private static final int MOST_AT_ONCE = 200;

  private final Scope scope;
  private final ScopeState state;
  private final Outbox outbox;
  private final Post post;
  private final SortedMap<String, List<Guest>> leaving = new TreeMap<>();
  private final List<ServiceDay> withdrawn = new ArrayList<>();

  public Forwarding(Scope scope, ScopeState state, Outbox outbox, Post post) {
    this.scope = scope;
    this.state = state;
    this.outbox = outbox;
    this.post = post;
  }

  /** Everything that is known of a subject, if it is folded elsewhere. */
  void forwardAll(String subject) {
    if (state.names.isElsewhere(subject)) {
      state.facts.told(subject).forEach(this::forward);
      state.facts.guests(subject).forEach(this::forward);
    }
  }

  public void forward(Guest guest) {
    // Names are told among scopes; but that of an alias is the other name from the start.
    if (namesRepository(guest.fact().kind()) && !state.names.isAlias()) {
      return;
    }
    String home = state.names.home();
    String target = home;
    Fact renamed;
    if (state.names.isHome()) {
      String subject = state.names.homeOf(Names.lower(guest.fact().subject()));
      target = String.valueOf(Items.scopeOf(subject));
      renamed = as(guest.fact(), target, subject);
    } else {
      String subject = state.names.renamed(guest.fact().subject(), state.names.homeName());
      renamed = as(guest.fact(), home, subject);
    }
    List<Guest> guests = leaving.computeIfAbsent(target, name -> new ArrayList<>());
    guests.add(new Guest(renamed, guest.toldOf(), guest.place()));
    if (guests.size() == MOST_AT_ONCE) {
      flush();
    }
  }

  public static boolean namesRepository(FactKind kind) {
    return kind == FactKind.REPOSITORY_NAMED || kind == FactKind.REPOSITORY_RENAMED;
  }

  private Fact as(Fact fact, String target, String subject) {
    return new Fact(
        FactIds.of(scope.sibling(target), fact.kind(), subject, fact.discriminator()),
        fact.kind(),
        subject,
        fact.discriminator(),
        fact.at(),
        fact.attributes());
  }

  /** Days that are told by the home from now on, maybe under the same name. */
  public void withdrawn(List<ServiceDay> days) {
    if (!state.names.isHome() && !days.isEmpty()) {
      leaving.computeIfAbsent(state.names.home(), name -> new ArrayList<>());
      withdrawn.addAll(days);
    }
  }

  /** Sends what has gathered. */
  public void flush() {
    leaving.forEach(this::send);
    leaving.clear();
    withdrawn.clear();
  }

  private void send(String target, List<Guest> guests) {
    boolean home = target.equals(state.names.home());
    byte[] told =
        new WireWriter()
            .list(guests, Forwarding::write)
            .list(
                home ? withdrawn : List.<ServiceDay>of(),
                (out, day) -> out.text(day.service()).text(day.day().toString()))
            .bytes();
    outbox.contribution(
        scope.sibling(target),
        post.contribution(ContributionKind.FACTS, target, new Link(scope.name(), scope.name()), 0)
            .setTimeline(ByteBuffer.wrap(told))
            .build());
  }

  private static void write(WireWriter out, Guest guest) {
    out.text(guest.toldOf()).number(guest.place().partition()).number(guest.place().offset());
    FactTable.write(out, guest.fact());
  }

  /** Facts that another scope has passed on; also looks at days again that it has taken back. */
  public List<Guest> read(Contribution contribution) {
    WireReader told = new WireReader(Post.bytes(contribution));
    List<Guest> guests =
        told.list(
            in -> {
              String toldOf = in.text();
              Place place = new Place(in.integer(), in.number());
              return new Guest(FactTable.read(in), toldOf, place);
            });
    state.days.emitAgain(told.list(in -> new ServiceDay(in.text(), LocalDate.parse(in.text()))));
    return guests;
  }
}

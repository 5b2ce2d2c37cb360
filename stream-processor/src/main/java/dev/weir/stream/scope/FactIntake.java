package dev.weir.stream.scope;

import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.explain.Place;
import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.Table.Page;
import dev.weir.stream.scope.mail.Boards;
import dev.weir.stream.scope.mail.Forwarding;
import dev.weir.stream.scope.mail.Post;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.name.Names;
import dev.weir.stream.scope.object.CommitRun;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.FactTable.Guest;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.ScopeState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes new facts into the state and marks what they touch. */
final class FactIntake {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final Place place;
  private final Boards boards;
  private final Forwarding forwarding;
  private final Dirty dirty;
  private final PushIntake pushes;

  FactIntake(
      Scope scope,
      ScopeState state,
      Policy policy,
      Outbox outbox,
      RecordOrigin origin,
      Post post,
      Boards boards,
      Forwarding forwarding,
      Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.outbox = outbox;
    this.place = new Place(origin.getPartition(), origin.getOffset());
    this.boards = boards;
    this.forwarding = forwarding;
    this.dirty = dirty;
    pushes = new PushIntake(scope, state, policy, outbox, place, post, dirty);
  }

  /** A fact that a delivery tells. */
  void take(Fact told) {
    Fact known = known(told);
    Fact fact = state.facts.join(told, place);
    if (fact == null) {
      return;
    }
    outbox.fact(fact);
    spell(fact);
    if (state.names.isElsewhere(Names.lower(fact.subject()))) {
      forwarding.forward(new Guest(fact, Names.lower(fact.subject()), place));
    } else {
      fold(fact, known);
    }
  }

  /** A fact that was told under another name of what it speaks of. */
  void take(Guest guest) {
    Fact known = known(guest.fact());
    if (!state.facts.join(guest)) {
      return;
    }
    spell(guest);
    if (state.names.isElsewhere(Names.lower(guest.fact().subject()))) {
      forwarding.forward(guest);
    } else {
      fold(guest.fact(), known);
    }
  }

  private @Nullable Fact known(Fact fact) {
    return CommitRun.tells(fact.kind()) ? state.facts.get(fact) : null;
  }

  /** All facts from the first one on: folded here, or passed on to where they are. */
  void again() {
    Page<Guest> told = state.facts.told((byte[]) null);
    while (told.last() != null) {
      told.values().forEach(this::again);
      told = state.facts.told(told.last());
    }
    Page<Guest> guests = state.facts.guests((byte[]) null);
    while (guests.last() != null) {
      guests.values().forEach(this::again);
      guests = state.facts.guests(guests.last());
    }
  }

  /** How the repository is written, by what was told here, wherever that is folded. */
  private void spell(Fact told) {
    if (state.name.written(told.subject(), scope.name())) {
      state.days.touchAll();
      dirty.incidents().addAll(state.incidents.issues());
    }
  }

  /** A guest bears a name that was made for it, but for that of an alias, which the file gives. */
  private void spell(Guest guest) {
    boolean own = guest.toldOf().equals(Names.lower(guest.fact().subject()));
    if (own || !state.names.unaliased(guest.toldOf()).equals(guest.toldOf())) {
      spell(guest.fact());
    }
  }

  private void again(Guest guest) {
    spell(guest);
    if (state.names.isElsewhere(Names.lower(guest.fact().subject()))) {
      forwarding.forward(guest);
    } else {
      fold(guest.fact(), null);
    }
  }

  /** Takes a fact into what is derived; known is what was known of it before. */
  private void fold(Fact told, @Nullable Fact known) {
    String subject = Names.lower(told.subject());
    Fact fact = state.facts.whole(told);
    switch (fact.kind()) {
      case ISSUE_CREATED, ISSUE_CLOSED, ISSUE_OBSERVED, ISSUE_DELETED -> {
        if (fact.kind() == FactKind.ISSUE_CREATED) {
          boards.created(told, subject);
        }
        dirty.items().add(subject);
        dirty.issues().add(subject);
      }
      case CHANGE_CREATED, CHANGE_CLOSED, CHANGE_OBSERVED -> dirty.changes().add(subject);
      case CHANGE_MERGED -> merged(fact, subject);
      case REVIEW_SUBMITTED, REVIEW_DISMISSED -> dirty.changes().add(subject);
      case ISSUE_DEPENDENCY, ISSUE_MOVED -> dirty.items().add(subject);
      case RUN_STARTED, RUN_FINISHED -> ran(fact, known, subject);
      case PUSHED -> pushes.take(fact, subject);
      case DEPLOYMENT_CREATED, DEPLOYMENT_STATUS, RELEASE_PUBLISHED, RELEASE_OBSERVED ->
          shipped(subject);
      case DEPLOYMENT_REVIEWED -> reviewed(fact, subject);
      case REPOSITORY_NAMED, REPOSITORY_RENAMED -> {}
      case BOARD_STATUS -> boards.told(fact, subject, place);
    }
  }

  /** A run touches the changes whose head, once or now, or whose landed commit it ran on. */
  private void ran(Fact fact, @Nullable Fact known, String subject) {
    List<Fact> facts = state.facts.of(subject);
    ran(fact.text("sha"), subject, facts);
    if (known != null && !known.text("sha").equals(fact.text("sha"))) {
      ran(known.text("sha"), subject, facts);
    }
  }

  private void ran(String sha, String subject, List<Fact> facts) {
    if (sha.isEmpty()) {
      return;
    }
    boolean news = state.runs.replace(sha, subject, CommitRun.of(facts, sha));
    for (String waiter : state.landings.waitingFor(sha)) {
      if (Dirty.isChange(waiter) && news) {
        dirty.changes().add(waiter);
      } else if (Dirty.isChange(waiter)) {
        outbox.toExplain(waiter);
      }
    }
  }

  private void merged(Fact fact, String subject) {
    dirty.changes().add(subject);
    String sha = fact.text("sha");
    String base = fact.text(Attributes.BASE_REF);
    String team = policy.teamOf(scope, repository(fact));
    boolean isDefault =
        fact.text("landing").equals("true") || base.equals(fact.attribute("default_branch"));
    if ((isDefault || policy.isLandingBranch(team, base)) && !sha.isEmpty()) {
      pushes.land(sha, fact);
    }
  }

  private void shipped(String subject) {
    state.sources.shipped(FactIds.of(scope.tenant(), scope.instance(), subject), subject);
    dirty.shipments().add(subject);
  }

  private void reviewed(Fact fact, String run) {
    String alone = run + " " + Names.lower(fact.text("environment"));
    state.sources.shipped(FactIds.of(scope.tenant(), scope.instance(), alone), run);
    dirty.shipments().add(run);
  }

  private static String repository(Fact fact) {
    return Items.repositoryOf(fact.subject());
  }
}

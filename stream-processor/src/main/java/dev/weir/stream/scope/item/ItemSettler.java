package dev.weir.stream.scope.item;

import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.StageTransition;
import dev.weir.schema.avro.TeamItem;
import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.FlowRules;
import dev.weir.stream.flow.Item;
import dev.weir.stream.flow.ItemFold;
import dev.weir.stream.flow.Steps;
import dev.weir.stream.flow.Timeline;
import dev.weir.stream.scope.mail.Post;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.name.Names;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.ChangeEntry;
import dev.weir.stream.scope.state.Codecs;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.LinkTable;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.valuestream.ItemType.As;
import dev.weir.stream.valuestream.Service;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks at items again, and tells what is new about them. */
public final class ItemSettler {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final RecordOrigin origin;
  private final Dirty dirty;
  private final Kinship kinship;

  public ItemSettler(
      Scope scope,
      ScopeState state,
      Policy policy,
      Outbox outbox,
      RecordOrigin origin,
      Post post,
      Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.outbox = outbox;
    this.origin = origin;
    this.dirty = dirty;
    this.kinship = new Kinship(scope, state, policy, post);
  }

  public void settle() {
    while (!dirty.items().isEmpty()) {
      String subject = dirty.items().first();
      dirty.items().remove(subject);
      outbox.toExplain(subject);
      FlowItem now = row(subject);
      FlowItem before = state.items.get(subject);
      if (now == null ? before != null : !now.equals(before)) {
        tell(subject, before, now);
      }
    }
  }

  /** Null where there is no such item, or it belongs to another. */
  private @Nullable FlowItem row(String subject) {
    ObjectFacts told = ObjectFacts.of(state.facts.of(subject));
    boolean counts = kinship.settle(subject, told);
    if (told == null) {
      return null;
    }
    Fact created = told.created();
    String repository = Items.repositoryOf(created.subject());
    SortedSet<String> services = services(subject, told, repository);
    String team = policy.teamOfItem(repository, services, created.at());
    FlowRules rules = policy.flowRules(team);
    Item item =
        told.isChange()
            ? ownItem(subject, told, rules)
            : counts ? issue(subject, told, rules) : null;
    if (item == null) {
      return null;
    }
    Timeline timeline = ItemFold.fold(item, rules);
    FlowItem row = ItemRows.item(scope, policy, told, item, timeline, team);
    row.setItemId(FactIds.of(scope.tenant(), scope.instance(), subject));
    row.setUrl(state.facts.url(subject, told.created()));
    return row;
  }

  /** Ids of the services that it touches; of what has no change yet, the only one that there is. */
  private SortedSet<String> services(String subject, ObjectFacts told, String repository) {
    SortedSet<String> services = new TreeSet<>();
    if (!policy.ownsServices()) {
      return services;
    }
    byte[] own = told.isChange() ? state.changes.timeline(subject) : null;
    List<Change> changes =
        own == null ? LinkTable.changes(state.links.of(subject)) : List.of(Codecs.readChange(own));
    changes.forEach(change -> services.addAll(change.services()));
    List<Service> all = policy.services(Names.lower(repository));
    if (changes.isEmpty() && all.size() == 1) {
      services.add(all.get(0).id());
    }
    return services;
  }

  /** The item as its stage is worked out of, of a subject that stands for one. */
  @Nullable Item item(String subject, FlowRules rules) {
    ObjectFacts told = ObjectFacts.of(state.facts.of(subject));
    if (told == null) {
      return null;
    }
    return told.isChange() ? ownItem(subject, told, rules) : issue(subject, told, rules);
  }

  private Item issue(String subject, ObjectFacts told, FlowRules rules) {
    List<LinkTable.Told> links = state.links.of(subject);
    return Item.of(
        told.created().at(),
        told.state(),
        told.assigned(),
        told.blocked(rules.blockedLabels()),
        rules.statusMap().isEmpty() ? Steps.always("") : state.boards.over(subject),
        state.links.namedAt(subject, links),
        LinkTable.changes(links));
  }

  /** A change while nothing that it names exists, if it is of no type that is left out. */
  private @Nullable Item ownItem(String subject, ObjectFacts told, FlowRules rules) {
    ChangeEntry entry = state.changes.get(subject);
    byte[] timeline = state.changes.timeline(subject);
    if (entry == null
        || timeline == null
        || entry.names().stream().anyMatch(name -> state.answers.of(name).exists())) {
      return null;
    }
    String title = told.latest(Attributes.TITLE);
    return policy.counting(told.labels(), told.latest(Attributes.TYPE), title) == As.IGNORE
        ? null
        : Item.of(Codecs.readChange(timeline), told.blocked(rules.blockedLabels()));
  }

  private void tell(String subject, @Nullable FlowItem before, @Nullable FlowItem now) {
    if (now == null) {
      state.items.delete(subject);
    } else {
      state.items.put(subject, now);
    }
    tellTeams(before, now);
    if (now == null) {
      if (before != null) {
        outbox.item(before.getItemId(), null);
      }
      return;
    }
    tellTransitions(before, now);
    now.setRecord(origin);
    outbox.item(now.getItemId(), now);
  }

  private void tellTransitions(@Nullable FlowItem before, FlowItem now) {
    for (int i = 0; i < now.getVisits().size(); i++) {
      StageTransition transition = ItemRows.transition(now, i);
      boolean known =
          before != null
              && i < before.getVisits().size()
              && transition.equals(ItemRows.transition(before, i));
      if (!known) {
        outbox.transition(transition);
      }
    }
  }

  private void tellTeams(@Nullable FlowItem before, @Nullable FlowItem now) {
    TeamItem was = before == null ? null : ItemRows.teamItem(before);
    TeamItem is = now == null ? null : ItemRows.teamItem(now);
    String oldTeam = before == null ? null : before.getTeamId();
    String newTeam = now == null ? null : now.getTeamId();
    if (before != null && oldTeam != null && !oldTeam.equals(newTeam)) {
      outbox.teamItem(oldTeam, ItemRows.removed(before.getItemId()));
    }
    if (is != null && newTeam != null && !(is.equals(was) && newTeam.equals(oldTeam))) {
      outbox.teamItem(newTeam, is);
    }
  }
}

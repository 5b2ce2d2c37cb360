package dev.weir.stream.scope.item;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.ContributionKind;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.explain.Explained;
import dev.weir.stream.explain.Explanation;
import dev.weir.stream.explain.Telling;
import dev.weir.stream.explain.Tellings;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.Item;
import dev.weir.stream.ledger.Ledger;
import dev.weir.stream.scope.mail.Post;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.AnswerTable;
import dev.weir.stream.scope.state.ChangeEntry;
import dev.weir.stream.scope.state.Codecs;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.ExplainedTable.RowKey;
import dev.weir.stream.scope.state.LinkTable;
import dev.weir.stream.scope.state.LinkTable.Link;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.TellingTable;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Works out what each fact of an item did to it, and tells the rows that are not what they were.
 * Apart from the fold, and later than it: an item that many deliveries touched is explained once.
 * Needs no Kafka; not thread-safe.
 */
public final class Explainer {
  private static final int MOST_ROWS = 2_000;

  private static final Comparator<Explained> STRONGEST =
      Comparator.comparing(Explained::effect)
          .thenComparing(explained -> explained.reason() == null ? "" : explained.reason());

  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final RecordOrigin raw;
  private final ItemSettler items;
  private final ChangeTellings changes;

  /**
   * @param ledger state of all scopes
   * @param rawTopic where the records lie that told the facts
   */
  public Explainer(Ledger ledger, Scope scope, Policy policy, Outbox outbox, String rawTopic) {
    this.scope = scope;
    this.policy = policy;
    this.outbox = outbox;
    raw = new RecordOrigin(rawTopic, 0, 0L);
    state = new ScopeState(ledger, scope, policy::unaliased);
    Dirty dirty = new Dirty();
    Post post = new Post(scope, state, outbox, raw, dirty);
    items = new ItemSettler(scope, state, policy, outbox, raw, post, dirty);
    changes = new ChangeTellings(scope, state);
  }

  /** Explains issues and changes of this scope, and the items that these changes name. */
  public void explain(Collection<String> subjects) {
    SortedSet<String> here = new TreeSet<>(subjects);
    for (String subject : subjects) {
      ChangeEntry change = state.changes.get(subject);
      if (change != null) {
        SortedSet<String> concerned = concerned(change);
        concerned.stream()
            .filter(item -> scope.name().equals(Items.scopeOf(item)))
            .forEach(item -> here.add(item));
        concerned.removeAll(here);
        tellOthers(subject, concerned);
      }
    }
    here.forEach(this::explain);
  }

  /** The items that a change names and what these are parts of, or other names of. */
  private SortedSet<String> concerned(ChangeEntry change) {
    SortedSet<String> items = new TreeSet<>();
    for (String name : change.names()) {
      AnswerTable.Answer answer = state.answers.of(name);
      if (answer.exists()) {
        items.add(name);
        items.addAll(answer.ancestors());
      }
    }
    return items;
  }

  private void explain(String subject) {
    Map<RowKey, Explained> rows = rows(subject);
    Map<RowKey, Long> known = state.explained.of(subject);
    rows.forEach(
        (key, row) -> {
          long fingerprint = fingerprint(row);
          Long before = known.remove(key);
          if (before == null || before != fingerprint) {
            state.explained.put(subject, key, fingerprint);
            outbox.itemFact(key(key), record(key.item(), row));
          }
        });
    for (RowKey gone : known.keySet()) {
      state.explained.delete(subject, gone);
      outbox.itemFact(key(gone), null);
    }
  }

  private Map<RowKey, Explained> rows(String subject) {
    FlowItem told = state.items.get(subject);
    Item item = told == null ? null : items.item(subject, policy.flowRules(told.getTeamId()));
    if (told == null || item == null) {
      return Map.of();
    }
    Explanation explanation = new Explanation(item, policy.flowRules(told.getTeamId()));
    boolean own = state.changes.get(subject) != null;
    if (own) {
      explanation.addOwn(changes.of(subject));
    } else {
      explanation.add(Tellings.of(state.facts.notedOf(subject)));
      explanation.add(state.tellings.naming(subject));
      explanation.add(statuses(subject));
      addChanges(explanation, subject, item);
    }
    Map<RowKey, Explained> rows = new HashMap<>();
    for (Explained row : explanation.explained()) {
      Telling telling = row.telling();
      RowKey key = new RowKey(told.getItemId(), telling.fact(), telling.part());
      if (rows.size() < MOST_ROWS || rows.containsKey(key)) {
        rows.merge(key, row, (a, b) -> STRONGEST.compare(a, b) <= 0 ? a : b);
      }
    }
    return rows;
  }

  /** What boards told of it; its subject is the issue's, as a board's is nobody's name. */
  private List<Telling> statuses(String subject) {
    return state.boards.of(subject).stream()
        .map(
            status ->
                Telling.moment(
                    status.fact(),
                    FactKind.BOARD_STATUS,
                    subject,
                    status.at(),
                    status.status(),
                    status.place()))
        .toList();
  }

  private void addChanges(Explanation explanation, String subject, Item item) {
    Set<Link> seen = new HashSet<>();
    for (LinkTable.Told told : state.links.of(subject)) {
      if (told.kind() == LinkTable.Kind.CHANGE && seen.add(told.link())) {
        Change change = Codecs.readChange(told.told()).partOf(item.state());
        if (item.changes().contains(change)) {
          explanation.add(change, tellings(subject, told.link()));
        }
      }
    }
  }

  private List<Telling> tellings(String item, Link link) {
    return link.changeScope().equals(scope.name())
        ? changes.of(link.change())
        : state.tellings.heardOf(item, link);
  }

  /** Items of other scopes get the facts behind a change's timeline. */
  private void tellOthers(String change, SortedSet<String> others) {
    for (String item : state.tellings.toldOf(change)) {
      if (!others.contains(item)) {
        send(change, item, List.of());
      }
    }
    if (others.isEmpty()) {
      return;
    }
    List<Telling> tellings = changes.of(change);
    for (String item : others) {
      send(change, item, tellings);
    }
  }

  private void send(String change, String item, List<Telling> tellings) {
    String target = Items.scopeOf(item);
    long version = target == null ? 0 : state.tellings.send(change, item, tellings);
    if (target != null && version > 0) {
      outbox.contribution(
          scope.sibling(target),
          Contribution.newBuilder()
              .setKind(ContributionKind.TELLINGS)
              .setItem(item)
              .setChange(change)
              .setChangeScope(scope.name())
              .setVersion(version)
              .setTimeline(ByteBuffer.wrap(TellingTable.write(tellings)))
              .setRecord(raw)
              .build());
    }
  }

  private ItemFactKey key(RowKey row) {
    return new ItemFactKey(scope.tenant(), row.item(), row.fact(), row.part());
  }

  private ItemFact record(UUID item, Explained row) {
    Telling telling = row.telling();
    String value = telling.value();
    return ItemFact.newBuilder()
        .setTenant(scope.tenant())
        .setItemId(item)
        .setFactId(telling.fact())
        .setPart(telling.part())
        .setKind(telling.kind().wireName())
        .setSubject(telling.subject())
        .setAt(telling.at())
        .setValue(value.isEmpty() ? null : value)
        .setEffect(row.effect().id())
        .setStage(row.stage() == null ? null : row.stage().id())
        .setRule(row.rule().id())
        .setReason(row.reason())
        .setRulesVersion(policy.rulesVersion())
        .setRecord(
            new RecordOrigin(raw.getTopic(), telling.place().partition(), telling.place().offset()))
        .build();
  }

  /** Of all that a row says, but for where its bytes lie: that never changes. */
  private static long fingerprint(Explained row) {
    Telling telling = row.telling();
    Object[] said = {
      telling.subject(),
      telling.at(),
      telling.word(),
      telling.name(),
      row.effect().id(),
      row.stage() == null ? "" : row.stage().id(),
      row.rule().id(),
      row.reason() == null ? "" : row.reason()
    };
    long hash = 1;
    for (Object one : said) {
      hash = hash * 0x9E3779B97F4A7C15L + one.hashCode();
    }
    return hash;
  }
}

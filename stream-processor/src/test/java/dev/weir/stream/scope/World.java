package dev.weir.stream.scope;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.schema.avro.StageTransition;
import dev.weir.schema.avro.TeamItem;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.InMemoryLedger;
import dev.weir.stream.scope.item.Explainer;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.ValueStreamPolicy;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.valuestream.ValueStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All scopes in memory, their contributions delivered, and the tables that they lead to. */
public final class World implements Outbox {
  private static final RecordOrigin ORIGIN = new RecordOrigin("weir.webhooks.v1", 0, 0L);

  /** Deliveries after which facts are explained, as the processor does every now and then. */
  private static final int EXPLAINED_EVERY = 16;

  private static final int MOST_MAIL = 20_000;

  private record Mail(Scope target, Contribution contribution) {}

  private InMemoryLedger ledger = new InMemoryLedger();
  private final Policy policy;
  private final List<Mail> mail = new ArrayList<>();
  private long contributions;
  private final SortedMap<UUID, FlowItem> items = new TreeMap<>();
  private final SortedMap<UUID, Deployment> deployments = new TreeMap<>();
  private final SortedMap<UUID, Incident> incidents = new TreeMap<>();
  private final SortedMap<String, ServiceMetrics> serviceDays = new TreeMap<>();
  private final SortedMap<String, TeamItem> teamItems = new TreeMap<>();
  private final SortedMap<UUID, Fact> facts = new TreeMap<>();
  private final SortedMap<String, ItemFact> itemFacts = new TreeMap<>();
  private final Map<Scope, SortedSet<String>> unexplained = new LinkedHashMap<>();
  private Scope at = new Scope("", "", "", "");
  private int taken;

  public World(ValueStream valueStream) {
    this.policy = new ValueStreamPolicy(valueStream);
  }

  public void take(Scope scope, List<Fact> facts) {
    takeWithoutMail(scope, facts);
    for (int sent = 0; !mail.isEmpty(); sent++) {
      if (sent > MOST_MAIL) {
        throw new AssertionError("no end of mail: " + mail);
      }
      deliver(mail.remove(0));
    }
  }

  /** The same, but what other scopes shall know of it waits. */
  public void takeWithoutMail(Scope scope, List<Fact> facts) {
    if (++taken % EXPLAINED_EVERY == 0) {
      explain();
    }
    at = scope;
    new ScopeFold(ledger, scope, policy, this, ORIGIN).take(facts);
  }

  /** Goes on with nothing but what the state was written out as. */
  public void restart() {
    InMemoryLedger read = new InMemoryLedger();
    byte[] last = new byte[1_000];
    java.util.Arrays.fill(last, (byte) 0xff);
    ledger.forEach(new byte[0], last, (key, value) -> read.put(key.clone(), value.clone()));
    ledger = read;
  }

  /** Delivers waiting contributions in any order, and some of them again later. */
  public void deliverMail(int atMost, Random random) {
    for (int i = 0; i < atMost && !mail.isEmpty(); i++) {
      int chosen = random.nextInt(mail.size());
      Mail one = random.nextInt(4) == 0 ? mail.get(chosen) : mail.remove(chosen);
      deliver(one);
    }
  }

  /** Explains what waits for it, and delivers what that tells other scopes. */
  private void explainAll() {
    while (!unexplained.isEmpty() || !mail.isEmpty()) {
      explain();
      while (!mail.isEmpty()) {
        deliver(mail.remove(0));
      }
    }
  }

  private void explain() {
    Map<Scope, SortedSet<String>> waiting = new LinkedHashMap<>(unexplained);
    unexplained.clear();
    waiting.forEach(
        (scope, subjects) -> {
          at = scope;
          new Explainer(ledger, scope, policy, this, ORIGIN.getTopic()).explain(subjects);
        });
  }

  private void deliver(Mail one) {
    at = one.target();
    new ScopeFold(ledger, one.target(), policy, this, ORIGIN).take(one.contribution());
  }

  /** Reads and writes of the state so far. */
  public long operations() {
    return ledger.operations();
  }

  /** Contributions that were sent so far. */
  public long contributions() {
    return contributions;
  }

  /** All tables, to be compared with those of another order. */
  public Map<String, Object> tables() {
    explainAll();
    return Map.of(
        "itemFacts", itemFacts,
        "items", items,
        "deployments", deployments,
        "incidents", incidents,
        "serviceDays", serviceDays,
        "teamItems", teamItems,
        "facts", facts);
  }

  public FlowItem item(String externalId) {
    return items.values().stream()
        .filter(item -> item.getExternalId().equals(externalId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no item " + externalId + " among " + items));
  }

  /** What became of the facts of an item, by time. */
  public List<ItemFact> itemFacts(String externalId) {
    explainAll();
    UUID id = item(externalId).getItemId();
    return itemFacts.values().stream()
        .filter(fact -> fact.getItemId().equals(id))
        .sorted(
            Comparator.comparing(ItemFact::getAt)
                .thenComparing(ItemFact::getKind)
                .thenComparing(ItemFact::getPart))
        .toList();
  }

  public boolean hasItem(String externalId) {
    return items.values().stream().anyMatch(item -> item.getExternalId().equals(externalId));
  }

  public Collection<FlowItem> items() {
    return items.values();
  }

  /** By service and day, parted by a blank. */
  public Map<String, ServiceMetrics> serviceDays() {
    return serviceDays;
  }

  public @Nullable ServiceMetrics serviceDay(String service, String day) {
    return serviceDays.get(service + " " + day);
  }

  @Override
  public void fact(Fact fact) {
    facts.put(fact.id(), fact);
  }

  @Override
  public void item(UUID itemId, @Nullable FlowItem item) {
    if (item == null) {
      items.remove(itemId);
    } else {
      items.put(itemId, item);
    }
  }

  @Override
  public void transition(StageTransition transition) {}

  @Override
  public void deployment(UUID deploymentId, @Nullable Deployment deployment) {
    if (deployment == null) {
      deployments.remove(deploymentId);
    } else {
      deployments.put(deploymentId, deployment);
    }
  }

  @Override
  public void incident(UUID incidentId, @Nullable Incident incident) {
    if (incident == null) {
      incidents.remove(incidentId);
    } else {
      incidents.put(incidentId, incident);
    }
  }

  public Collection<Deployment> deployments() {
    return deployments.values();
  }

  public Deployment deployment(String externalId) {
    return deployments.values().stream()
        .filter(deployment -> deployment.getExternalId().equals(externalId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no deployment " + externalId));
  }

  public Collection<Incident> incidents() {
    return incidents.values();
  }

  @Override
  public void serviceDay(String service, LocalDate day, @Nullable ServiceMetrics metrics) {
    if (metrics == null) {
      serviceDays.remove(service + " " + day);
    } else {
      serviceDays.put(service + " " + day, metrics);
    }
  }

  @Override
  public void contribution(Scope target, Contribution contribution) {
    contributions++;
    mail.add(new Mail(target, contribution));
  }

  @Override
  public void teamItem(String team, TeamItem item) {
    if (item.getRemoved()) {
      teamItems.remove(team + " " + item.getItemId());
    } else {
      teamItems.put(team + " " + item.getItemId(), item);
    }
  }

  @Override
  public void toExplain(String subject) {
    unexplained.computeIfAbsent(at, scope -> new TreeSet<>()).add(subject);
  }

  @Override
  public void itemFact(ItemFactKey key, @Nullable ItemFact fact) {
    String row = key.getItemId() + " " + key.getFactId() + " " + key.getPart();
    if (fact == null) {
      itemFacts.remove(row);
    } else {
      itemFacts.put(row, fact);
    }
  }
}

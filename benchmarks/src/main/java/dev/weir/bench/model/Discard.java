package dev.weir.bench.model;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.schema.avro.StageTransition;
import dev.weir.schema.avro.TeamItem;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.state.Outbox;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts what a fold tells and keeps only the mail between scopes. Not thread-safe. */
final class Discard implements Outbox {
  /** A contribution on its way. */
  record Mail(Scope target, Contribution contribution) {}

  private final Queue<Mail> mail = new ArrayDeque<>();
  private final SortedSet<String> unexplained = new TreeSet<>();
  private long told;

  /** Issues and changes, of the scope that was folded last, to be explained; to be cleared. */
  SortedSet<String> unexplained() {
    return unexplained;
  }

  /** Records told so far, mail among them. */
  long told() {
    return told;
  }

  Queue<Mail> mail() {
    return mail;
  }

  @Override
  public void fact(Fact fact) {
    told++;
  }

  @Override
  public void item(UUID itemId, @Nullable FlowItem item) {
    told++;
  }

  @Override
  public void transition(StageTransition transition) {
    told++;
  }

  @Override
  public void deployment(UUID deploymentId, @Nullable Deployment deployment) {
    told++;
  }

  @Override
  public void serviceDay(String service, LocalDate day, @Nullable ServiceMetrics metrics) {
    told++;
  }

  @Override
  public void contribution(Scope target, Contribution contribution) {
    told++;
    mail.add(new Mail(target, contribution));
  }

  @Override
  public void incident(UUID incidentId, @Nullable Incident incident) {
    told++;
  }

  @Override
  public void toExplain(String subject) {
    unexplained.add(subject);
  }

  @Override
  public void itemFact(ItemFactKey key, @Nullable ItemFact fact) {
    told++;
  }

  @Override
  public void teamItem(String team, TeamItem item) {
    told++;
  }
}

package dev.weir.stream.scope.state;

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
import dev.weir.stream.scope.item.Explainer;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a scope sends what has changed. Not thread-safe. */
public interface Outbox {
  void fact(Fact fact);

  /** The item as it is now; null where there is none any more. */
  void item(UUID itemId, @Nullable FlowItem item);

  void transition(StageTransition transition);

  /** The deployment as it is now; null where there is none any more. */
  void deployment(UUID deploymentId, @Nullable Deployment deployment);

  /** The incident as it is now; null where there is none any more. */
  void incident(UUID incidentId, @Nullable Incident incident);

  /** A day of the scope's service; null where there is nothing on it any more. */
  void serviceDay(String service, LocalDate day, @Nullable ServiceMetrics metrics);

  void contribution(Scope target, Contribution contribution);

  void teamItem(String team, TeamItem item);

  /**
   * What is known of an issue or a change has changed, and with it what its facts did: {@link
   * Explainer#explain} is to be called for it, at any time later, once for however many such calls.
   */
  void toExplain(String subject);

  /** A fact of an item as it is explained now; null where it is the item's no more. */
  void itemFact(ItemFactKey key, @Nullable ItemFact fact);

  /**
   * A deployment was told of for the first time.
   *
   * @param production whether its environment is a service's production
   * @param attributed whether its commit is known to have landed
   */
  default void deployed(String environment, boolean production, boolean attributed) {}

  /** A push replaced what a branch had. */
  default void forcePushed() {}
}

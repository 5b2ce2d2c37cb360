package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The deployments of each service that count, or of each other environment those that succeeded, in
 * the order of {@link Finish#ORDER}.
 */
public final class SuccessSeries {
  private static final char ALL = 'a';
  private static final char LANDED = 'l';
  private static final char DEPLOYMENT = 'd';

  private final Table table;

  SuccessSeries(Table table) {
    this.table = table;
  }

  public void add(Finish finish) {
    table.put(deploymentKey(finish.service(), finish.deployment()), finish.write());
    table.put(finish.position(prefix(ALL, finish.service())), finish.write());
    if (finish.landedAt() != null) {
      table.put(finish.position(prefix(LANDED, finish.service())), finish.write());
    }
  }

  public void remove(Finish finish) {
    table.delete(deploymentKey(finish.service(), finish.deployment()));
    table.delete(finish.position(prefix(ALL, finish.service())));
    if (finish.landedAt() != null) {
      table.delete(finish.position(prefix(LANDED, finish.service())));
    }
  }

  /** The one that a deployment stands for; null where it does for none. */
  public @Nullable Finish of(String service, String deployment) {
    byte[] value = table.get(deploymentKey(service, deployment));
    return value == null ? null : Finish.read(value);
  }

  /** The one that precedes it, itself there or not. */
  public @Nullable Finish before(Finish finish) {
    return before(ALL, finish);
  }

  public @Nullable Finish after(Finish finish) {
    return after(ALL, finish);
  }

  public @Nullable Finish landedBefore(Finish finish) {
    return before(LANDED, finish);
  }

  public @Nullable Finish landedAfter(Finish finish) {
    return after(LANDED, finish);
  }

  /** Whether its commit landed before that of the landed one that precedes it. */
  public boolean isRollback(Finish finish) {
    Finish before = finish.landedAt() == null ? null : landedBefore(finish);
    return before != null
        && finish.landedAt() != null
        && before.landedAt() != null
        && finish.landedAt().isBefore(before.landedAt());
  }

  /** The latest at or before an instant. */
  public @Nullable Finish latest(String service, Instant upTo) {
    try (Entries down = table.downFrom(prefix(ALL, service).time(upTo), prefix(ALL, service))) {
      return down.hasNext() ? Finish.read(down.next().value()) : null;
    }
  }

  /** When the commit of the first known one of a landed commit landed; null before there is one. */
  public @Nullable Instant firstLanding(String service) {
    try (Entries up = table.from(prefix(LANDED, service), prefix(LANDED, service))) {
      return up.hasNext() ? Finish.read(up.next().value()).landedAt() : null;
    }
  }

  private @Nullable Finish before(char kind, Finish finish) {
    Key prefix = prefix(kind, finish.service());
    try (Entries down = table.downFrom(finish.position(prefix(kind, finish.service())), prefix)) {
      return other(down, finish);
    }
  }

  private @Nullable Finish after(char kind, Finish finish) {
    Key prefix = prefix(kind, finish.service());
    try (Entries up = table.from(finish.position(prefix(kind, finish.service())), prefix)) {
      return other(up, finish);
    }
  }

  private static @Nullable Finish other(Entries entries, Finish than) {
    while (entries.hasNext()) {
      Finish found = Finish.read(entries.next().value());
      if (Finish.ORDER.compare(found, than) != 0) {
        return found;
      }
    }
    return null;
  }

  private Key deploymentKey(String service, String deployment) {
    return prefix(DEPLOYMENT, service).text(deployment);
  }

  private Key prefix(char kind, String service) {
    return table.key().tag(kind).text(service);
  }
}

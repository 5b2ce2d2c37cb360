package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.SmallGroups;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When commits landed, and who waits to know it (MODEL.md, section 4). */
public final class LandingTable {
  private final Table landings;
  private final Table waiting;
  private final SmallGroups waiters;

  LandingTable(Table landings, Table waiting) {
    this.landings = landings;
    this.waiting = waiting;
    waiters = new SmallGroups(waiting);
  }

  public @Nullable Instant landedAt(@Nullable String sha) {
    if (sha == null || sha.isEmpty()) {
      return null;
    }
    byte[] value = landings.get(landings.key().text(sha));
    return value == null ? null : new WireReader(value).time();
  }

  /** A commit landed; the earliest time holds. Answers whether that is news. */
  public boolean land(String sha, Instant at) {
    Instant known = landedAt(sha);
    if (known != null && !at.isBefore(known)) {
      return false;
    }
    landings.put(landings.key().text(sha), new WireWriter().time(at).bytes());
    return true;
  }

  /** A subject depends on when a commit lands, and on the push that brings it. */
  public void await(String sha, String subject) {
    waiters.put(waiting.key().text(sha), subject, Table.NOTHING);
  }

  /** When a commit landed; whoever asks is looked at again when that changes. */
  public @Nullable Instant awaited(@Nullable String sha, String subject) {
    if (sha == null) {
      return null;
    }
    await(sha, subject);
    return landedAt(sha);
  }

  public void forget(String sha, String subject) {
    waiters.remove(waiting.key().text(sha), subject);
  }

  public List<String> waitingFor(String sha) {
    return List.copyOf(waiters.of(waiting.key().text(sha)).keySet());
  }
}

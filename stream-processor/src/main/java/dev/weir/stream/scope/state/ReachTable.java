package dev.weir.stream.scope.state;

import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Ledger.Entry;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.name.Subjects;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What brought changes to production: to each service by deployment, to the repository by release
 * or tag. A success of a commit that landed at L, at time T, reaches min(L, T); a change that
 * landed at M is delivered at the earliest T whose reach is M or later. As T is never before its
 * reach, a look-up reads only the successes that reach between M and the answer: its cost does not
 * grow with the history. Of several at one instant the least number is the first.
 */
public final class ReachTable {
  /**
   * A delivery.
   *
   * @param by subject of what delivered it
   */
  public record Arrival(Instant at, String by, UUID id) {}

  private final Table table;

  ReachTable(Table table) {
    this.table = table;
  }

  public void put(DoneOn channel, String service, Instant reach, Arrival arrival) {
    table.put(key(channel, service, reach, arrival), new WireWriter().uuid(arrival.id()).bytes());
  }

  public void remove(DoneOn channel, String service, Instant reach, Arrival arrival) {
    table.delete(key(channel, service, reach, arrival));
  }

  /** The first that reached what landed at an instant; null where nothing did. */
  public @Nullable Arrival first(DoneOn channel, String service, Instant landedAt) {
    Arrival best = null;
    Key start = prefix(channel, service).time(landedAt);
    try (Entries entries = table.from(start, prefix(channel, service))) {
      while (entries.hasNext()) {
        Entry entry = entries.next();
        KeyReader key = table.reader(entry.key(), 1);
        key.text();
        Instant reach = key.time();
        if (best != null && reach.isAfter(best.at())) {
          break;
        }
        Instant at = key.time();
        key.tag();
        Arrival found = new Arrival(at, key.text(), new WireReader(entry.value()).uuid());
        best = best == null || found.at().isBefore(best.at()) ? found : best;
      }
    }
    return best;
  }

  private Key key(DoneOn channel, String service, Instant reach, Arrival arrival) {
    return Subjects.byNumber(prefix(channel, service).time(reach).time(arrival.at()), arrival.by());
  }

  private Key prefix(DoneOn channel, String service) {
    return table.key().tag(letter(channel)).text(service);
  }

  private static char letter(DoneOn channel) {
    return switch (channel) {
      case DEPLOYMENT -> 'd';
      case RELEASE -> 'r';
      case TAG -> 't';
      case MERGE, CLOSE -> throw new IllegalArgumentException("nothing ships on " + channel);
    };
  }
}

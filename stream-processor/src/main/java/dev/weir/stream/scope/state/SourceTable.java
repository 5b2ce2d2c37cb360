package dev.weir.stream.scope.state;

import dev.weir.stream.explain.Noted;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which facts landed a commit, and what a shipment's id stands for: for explaining alone. */
public final class SourceTable {
  private static final char LANDING = 'l';
  private static final char SHIPMENT = 's';

  private final Table table;

  SourceTable(Table table) {
    this.table = table;
  }

  /**
   * A fact says that a commit landed: the earliest holds, of equals the one of the least id.
   * Answers whether it is this one now.
   */
  public boolean landed(String sha, Fact fact) {
    Key key = table.key().tag(LANDING).text(sha);
    byte[] known = table.get(key);
    if (known != null) {
      WireReader in = new WireReader(known);
      int order = fact.at().compareTo(in.time());
      if (order > 0 || (order == 0 && fact.id().compareTo(in.uuid()) >= 0)) {
        return false;
      }
    }
    table.put(key, new WireWriter().time(fact.at()).uuid(fact.id()).text(fact.subject()).bytes());
    return true;
  }

  /** The fact that landed a commit at an instant; null where that was another one's doing. */
  public @Nullable Noted landing(String sha, Instant at, FactTable facts) {
    byte[] known = table.get(table.key().tag(LANDING).text(sha));
    if (known == null) {
      return null;
    }
    WireReader in = new WireReader(known);
    boolean then = in.time().equals(at);
    UUID fact = in.uuid();
    return then ? facts.noted(in.text(), fact) : null;
  }

  public void shipped(UUID id, String subject) {
    Key key = table.key().tag(SHIPMENT).uuid(id);
    if (table.get(key) == null) {
      table.put(key, new WireWriter().text(subject).bytes());
    }
  }

  public @Nullable String subjectOf(UUID shipment) {
    byte[] known = table.get(table.key().tag(SHIPMENT).uuid(shipment));
    return known == null ? null : new WireReader(known).text();
  }
}

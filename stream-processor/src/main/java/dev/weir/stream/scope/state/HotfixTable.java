package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Table;

/** Deployments of services with the changes that make hotfixes of them. */
public final class HotfixTable {
  private final Table table;

  HotfixTable(Table table) {
    this.table = table;
  }

  public boolean has(String service, String deployment) {
    var prefix = table.key().text(service).text(deployment);
    try (Entries entries = table.from(prefix, prefix)) {
      return entries.hasNext();
    }
  }

  public void put(String service, String deployment, String change) {
    table.put(table.key().text(service).text(deployment).text(change), Table.NOTHING);
  }

  public void remove(String service, String deployment, String change) {
    table.delete(table.key().text(service).text(deployment).text(change));
  }
}

package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.SmallGroups;
import dev.weir.stream.ledger.Table;

/** Deployments of services with the changes that make hotfixes of them. */
public final class HotfixTable {
  private final Table table;
  private final SmallGroups changes;

  HotfixTable(Table table) {
    this.table = table;
    changes = new SmallGroups(table);
  }

  public boolean has(String service, String deployment) {
    return !changes.isEmpty(key(service, deployment));
  }

  public void put(String service, String deployment, String change) {
    changes.put(key(service, deployment), change, Table.NOTHING);
  }

  public void remove(String service, String deployment, String change) {
    changes.remove(key(service, deployment), change);
  }

  private Key key(String service, String deployment) {
    return table.key().text(service).text(deployment);
  }
}

package dev.weir.stream.scope.state;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.name.Items;
import org.jspecify.annotations.Nullable;

/** How payloads write the name of the scope's repository: of several spellings the greatest. */
public final class WrittenName {
  private final Table table;
  private @Nullable String known;

  WrittenName(Table table) {
    this.table = table;
  }

  /** Takes up how a fact's subject writes it; answers whether that is news. */
  public boolean written(String subject, String scope) {
    String repository = Items.repositoryOf(subject);
    if (!repository.equalsIgnoreCase(scope)) {
      return false;
    }
    String before = read();
    if (!before.isEmpty() && Fact.greater(before, repository).equals(before)) {
      return false;
    }
    known = repository;
    table.put(table.key(), new WireWriter().text(repository).bytes());
    return true;
  }

  /** The scope's own name where nothing has written it otherwise. */
  String written(String scope) {
    String name = read();
    return name.isEmpty() ? scope : name;
  }

  private String read() {
    if (known == null) {
      byte[] value = table.get(table.key());
      known = value == null ? "" : new WireReader(value).text();
    }
    return known;
  }
}

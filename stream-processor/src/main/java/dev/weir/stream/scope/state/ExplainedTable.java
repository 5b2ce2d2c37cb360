package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The facts of items as they were last told to the world: a fingerprint of each row. */
public final class ExplainedTable {
  /** Names a row. */
  public record RowKey(UUID item, UUID fact, String part) {}

  private final Table table;

  ExplainedTable(Table table) {
    this.table = table;
  }

  /** Fingerprints of the rows of the item that a subject stands for. */
  public Map<RowKey, Long> of(String subject) {
    Map<RowKey, Long> rows = new HashMap<>();
    table.below(
        table.key().text(subject),
        entry -> {
          KeyReader key = table.reader(entry.key());
          key.text();
          RowKey row = new RowKey(key.uuid(), key.uuid(), key.text());
          rows.put(row, new WireReader(entry.value()).number());
          return row;
        });
    return rows;
  }

  public void put(String subject, RowKey row, long fingerprint) {
    table.put(key(subject, row), new WireWriter().number(fingerprint).bytes());
  }

  public void delete(String subject, RowKey row) {
    table.delete(key(subject, row));
  }

  private Key key(String subject, RowKey row) {
    return table.key().text(subject).uuid(row.item()).uuid(row.fact()).text(row.part());
  }
}

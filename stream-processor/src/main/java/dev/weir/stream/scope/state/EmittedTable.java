package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Table;
import java.util.Arrays;
import java.util.List;

/** Rows of deployments and incidents as they were last told. */
public final class EmittedTable {
  private final Table table;

  EmittedTable(Table table) {
    this.table = table;
  }

  /** Answers whether these bytes differ from what was told last, and notes them. */
  public boolean isNews(String subject, byte[] bytes) {
    byte[] before = table.get(table.key().text(subject));
    if (Arrays.equals(before, bytes)) {
      return false;
    }
    table.put(table.key().text(subject), bytes);
    return true;
  }

  /** Whether there is a row of it. */
  public boolean has(String subject) {
    return table.get(table.key().text(subject)) != null;
  }

  /** Subjects of all rows. */
  public List<String> subjects() {
    return table.below(table.key(), entry -> table.reader(entry.key()).text());
  }

  /** There is none any more; answers whether there was one. */
  public boolean forget(String subject) {
    boolean there = table.get(table.key().text(subject)) != null;
    table.delete(table.key().text(subject));
    return there;
  }
}

package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which changes revert a commit, or another change. */
public final class RevertTable {
  /** A change that reverts, and when it landed. */
  public record Revert(String change, @Nullable Instant landedAt) {}

  private final Table table;

  RevertTable(Table table) {
    this.table = table;
  }

  public void put(String reverted, Revert by) {
    table.put(
        table.key().text(reverted).text(by.change()),
        new WireWriter().maybe(by.landedAt(), WireWriter::time).bytes());
  }

  public void remove(String reverted, String change) {
    table.delete(table.key().text(reverted).text(change));
  }

  public List<Revert> of(String reverted) {
    return table.below(
        table.key().text(reverted),
        entry -> {
          KeyReader key = table.reader(entry.key());
          key.text();
          return new Revert(key.text(), new WireReader(entry.value()).maybe(WireReader::time));
        });
  }
}

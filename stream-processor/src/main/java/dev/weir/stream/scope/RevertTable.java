package dev.weir.stream.scope;

import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which changes revert a commit, or another change. */
final class RevertTable {
  /** A change that reverts, and when it landed. */
  record Revert(String change, @Nullable Instant landedAt) {}

  private final Table table;

  RevertTable(Table table) {
    this.table = table;
  }

  void put(String reverted, Revert by) {
    table.put(
        table.key().text(reverted).text(by.change()),
        new WireWriter().maybe(by.landedAt(), WireWriter::time).bytes());
  }

  void remove(String reverted, String change) {
    table.delete(table.key().text(reverted).text(change));
  }

  List<Revert> of(String reverted) {
    return table.below(
        table.key().text(reverted),
        entry -> {
          KeyReader key = table.reader(entry.key());
          key.text();
          return new Revert(key.text(), new WireReader(entry.value()).maybe(WireReader::time));
        });
  }
}

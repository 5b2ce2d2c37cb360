package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.SmallGroups;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which changes revert a commit, or another change. */
public final class RevertTable {
  /** A change that reverts, and when it landed. */
  public record Revert(String change, @Nullable Instant landedAt) {}

  private final Table table;
  private final SmallGroups reverts;

  RevertTable(Table table) {
    this.table = table;
    reverts = new SmallGroups(table);
  }

  public void put(String reverted, Revert by) {
    reverts.put(
        table.key().text(reverted),
        by.change(),
        new WireWriter().maybe(by.landedAt(), WireWriter::time).bytes());
  }

  public void remove(String reverted, String change) {
    reverts.remove(table.key().text(reverted), change);
  }

  public List<Revert> of(String reverted) {
    List<Revert> found = new ArrayList<>();
    reverts
        .of(table.key().text(reverted))
        .forEach(
            (change, value) ->
                found.add(new Revert(change, new WireReader(value).maybe(WireReader::time))));
    return found;
  }
}

package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.state.LinkTable.Link;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this scope has told of a link, and to which items: so that each thing is told once. */
public final class SentTable {
  /**
   * What was told last.
   *
   * @param version grows with each telling, and never starts again
   * @param items that it stands with
   * @param digest of what was told
   */
  public record Sent(long version, SortedSet<String> items, UUID digest) {
    static final Sent NOTHING = new Sent(0, new TreeSet<>(), new UUID(0, 0));

    public Sent {
      items = new TreeSet<>(items);
    }

    public Sent next(Collection<String> others, UUID other) {
      return new Sent(version + 1, new TreeSet<>(others), other);
    }
  }

  private final Table table;

  SentTable(Table table) {
    this.table = table;
  }

  public Sent of(Link link, String via) {
    byte @Nullable [] value = table.get(key(link, via));
    if (value == null) {
      return Sent.NOTHING;
    }
    WireReader in = new WireReader(value);
    return new Sent(in.number(), new TreeSet<>(in.list(WireReader::text)), in.uuid());
  }

  public void put(Link link, String via, Sent sent) {
    table.put(
        key(link, via),
        new WireWriter()
            .number(sent.version())
            .list(sent.items(), WireWriter::text)
            .uuid(sent.digest())
            .bytes());
  }

  /** Changes, and items, of a scope of which something was told at first hand. */
  public List<String> of(String scope) {
    return table.below(
        table.key().text("").text(scope),
        entry -> {
          KeyReader key = table.reader(entry.key());
          key.text();
          key.text();
          return key.text();
        });
  }

  private Key key(Link link, String via) {
    return table.key().text(via).text(link.changeScope()).text(link.change());
  }
}

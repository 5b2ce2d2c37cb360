package dev.weir.stream.scope.state;

import dev.weir.stream.explain.Telling;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.state.LinkTable.Link;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What other scopes tell of their changes to items of this one, and this one to items of theirs.
 */
public final class TellingTable {
  private static final byte[] NONE = write(List.of());

  /** No scope has that name. */
  private static final String NAMING = "";

  private static final Comparator<Telling> ORDER =
      Comparator.comparing(Telling::at).thenComparing(Telling::fact);

  private final Table heard;
  private final Table sent;

  TellingTable(Table heard, Table sent) {
    this.heard = heard;
    this.sent = sent;
  }

  public static byte[] write(List<Telling> tellings) {
    return new WireWriter().list(tellings, (out, telling) -> telling.write(out)).bytes();
  }

  /** Takes up what an item is told of a change; none: the change names it no more. */
  public void hear(String item, Link link, byte[] tellings) {
    if (Arrays.equals(tellings, NONE)) {
      heard.delete(heardKey(item, link));
    } else {
      heard.put(heardKey(item, link), tellings);
    }
  }

  public List<Telling> heardOf(String item, Link link) {
    byte[] known = heard.get(heardKey(item, link));
    return known == null ? List.of() : new WireReader(known).list(Telling::read);
  }

  /**
   * A push names an item: the earliest is kept, of equals that of the least id. Answers whether it
   * is this one now.
   */
  public boolean name(String item, byte[] tellings) {
    Key key = heard.key().text(item).text(NAMING);
    byte[] known = heard.get(key);
    if (known != null && ORDER.compare(read(known), read(tellings)) <= 0) {
      return false;
    }
    heard.put(key, tellings);
    return true;
  }

  /** The push that first named an item; none if none did. */
  public List<Telling> naming(String item) {
    byte[] known = heard.get(heard.key().text(item).text(NAMING));
    return known == null ? List.of() : List.of(read(known));
  }

  private static Telling read(byte[] tellings) {
    return new WireReader(tellings).list(Telling::read).get(0);
  }

  /** Notes what an item is told; answers whether that is news to it. */
  public boolean send(String change, String item, byte[] tellings) {
    Key key = sent.key().text(change).text(item);
    byte[] hash = new WireWriter().number(Arrays.hashCode(tellings)).bytes();
    if (Arrays.equals(hash, sent.get(key))) {
      return false;
    }
    sent.put(key, hash);
    return true;
  }

  public void forget(String change, String item) {
    sent.delete(sent.key().text(change).text(item));
  }

  /** Items of other scopes that were told of a change. */
  public List<String> toldOf(String change) {
    return sent.below(
        sent.key().text(change),
        entry -> {
          KeyReader key = sent.reader(entry.key());
          key.text();
          return key.text();
        });
  }

  private Key heardKey(String item, Link link) {
    return heard.key().text(item).text(link.changeScope()).text(link.change());
  }
}

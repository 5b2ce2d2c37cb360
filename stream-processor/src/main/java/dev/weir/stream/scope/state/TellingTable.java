package dev.weir.stream.scope.state;

import dev.weir.stream.explain.Telling;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger.Entry;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.state.LinkTable.Link;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other scopes tell of their changes to items of this one, and this one to items of theirs;
 * and which push of this scope named an item first. What was told last holds, known by the version
 * that its sender gave it: so a name that a repository has no longer takes back what it told.
 */
public final class TellingTable {
  /** No change and no scope has that name. */
  private static final String NAMING = "";

  private static final Comparator<Telling> ORDER =
      Comparator.comparing(Telling::at).thenComparing(Telling::fact);

  /**
   * What an item was told last.
   *
   * @param version grows with each telling, and never starts again
   * @param stands whether anything is told, and not taken back
   */
  private record Sent(long version, UUID digest, boolean stands) {}

  private final Table heard;
  private final Table sent;
  private final Table namings;

  /**
   * @param heard what is told here
   * @param sent what was told to others
   * @param namings which push of this scope named which item first; follows from its facts
   */
  TellingTable(Table heard, Table sent, Table namings) {
    this.heard = heard;
    this.sent = sent;
    this.namings = namings;
  }

  public static byte[] write(List<Telling> tellings) {
    return new WireWriter().list(tellings, (out, telling) -> telling.write(out)).bytes();
  }

  public static List<Telling> read(byte[] tellings) {
    return new WireReader(tellings).list(Telling::read);
  }

  /** Takes up what an item is told of a change, if it is newer than what is known. */
  public void hear(String item, Link link, long version, List<Telling> tellings) {
    hear(heard.key().text(item).text(link.changeScope()).text(link.change()), version, tellings);
  }

  /** Takes up which push of a scope named an item first, likewise; answers whether it is newer. */
  public boolean hearNaming(String item, String scope, long version, List<Telling> telling) {
    return hear(heard.key().text(item).text(NAMING).text(scope), version, telling);
  }

  private boolean hear(Key key, long version, List<Telling> tellings) {
    byte[] known = heard.get(key);
    if (known != null && new WireReader(known).number() >= version) {
      return false;
    }
    heard.put(
        key, new WireWriter().number(version).list(tellings, (out, one) -> one.write(out)).bytes());
    return true;
  }

  public List<Telling> heardOf(String item, Link link) {
    byte[] known = heard.get(heard.key().text(item).text(link.changeScope()).text(link.change()));
    return known == null ? List.of() : heardIn(known);
  }

  private static List<Telling> heardIn(byte[] value) {
    WireReader in = new WireReader(value);
    in.number();
    return in.list(Telling::read);
  }

  /** The push that first named an item, of equals that of the least id; none if none did. */
  public List<Telling> naming(String item) {
    return heard
        .below(heard.key().text(item).text(NAMING), entry -> heardIn(entry.value()))
        .stream()
        .flatMap(List::stream)
        .min(ORDER)
        .map(List::of)
        .orElse(List.of());
  }

  /** A push of this scope names an item. Answers whether that is now told otherwise than before. */
  public boolean name(String item, Telling push) {
    Telling known = named(item);
    boolean news =
        known == null
            || ORDER.compare(push, known) < 0
            || (push.fact().equals(known.fact()) && !push.equals(known));
    if (news) {
      namings.put(namings.key().text(item), write(List.of(push)));
    }
    return news;
  }

  /** The push of this scope that first named an item; null if none did. */
  public @Nullable Telling named(String item) {
    byte[] known = namings.get(namings.key().text(item));
    return known == null ? null : read(known).get(0);
  }

  /**
   * Notes what an item is told of a change; answers its version, 0 if it is no news to the item.
   */
  public long send(String change, String item, List<Telling> tellings) {
    Key key = sent.key().text(change).text(item);
    byte[] value = sent.get(key);
    Sent before = value == null ? null : sent(value);
    UUID digest = UUID.nameUUIDFromBytes(write(tellings));
    boolean news = before == null ? !tellings.isEmpty() : !digest.equals(before.digest());
    if (!news) {
      return 0;
    }
    long version = before == null ? 1 : before.version() + 1;
    sent.put(key, new WireWriter().number(version).uuid(digest).flag(!tellings.isEmpty()).bytes());
    return version;
  }

  /** Likewise, which push of this scope named it first. */
  public long sendNaming(String item, List<Telling> naming) {
    return send(NAMING, item, naming);
  }

  private static Sent sent(byte[] value) {
    WireReader in = new WireReader(value);
    return new Sent(in.number(), in.uuid(), in.flag());
  }

  /** Items of other scopes that were told of a change, and not that it is theirs no longer. */
  public List<String> toldOf(String change) {
    return sent.below(sent.key().text(change), this::toldItem).stream()
        .filter(Objects::nonNull)
        .toList();
  }

  private @Nullable String toldItem(Entry entry) {
    KeyReader key = sent.reader(entry.key());
    key.text();
    return sent(entry.value()).stands() ? key.text() : null;
  }

  /** Items that were told which push of this scope named them first. */
  public List<String> toldOfNaming() {
    return toldOf(NAMING);
  }
}

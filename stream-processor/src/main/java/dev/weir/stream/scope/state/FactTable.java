package dev.weir.stream.scope.state;

import dev.weir.stream.explain.Noted;
import dev.weir.stream.explain.Place;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.Table.Page;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.name.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every fact of a scope, one key each, by subject: those that were told in it, and beside them
 * those of the same things that were told under another name. Nothing is known of what is folded
 * elsewhere.
 */
public final class FactTable {
  private static final String URL = "url";

  private static final FactKind[] KINDS = FactKind.values();

  /**
   * A fact that was told under another name.
   *
   * @param toldOf the subject as it was told, lower case
   * @param place of the raw record that told it
   */
  public record Guest(Fact fact, String toldOf, Place place) {}

  private final Table table;
  private final Table guests;
  private final NameTable names;
  private final OwnFacts own = new OwnFacts(this::readOf);

  FactTable(Table table, Table guests, NameTable names) {
    this.table = table;
    this.guests = guests;
    this.names = names;
  }

  /**
   * Takes a fact up; answers it as joined with what was known, or null if nothing new was told.
   *
   * @param place of the raw record that tells it; the first one's is kept
   */
  public @Nullable Fact join(Fact fact, Place place) {
    Noted known = toldHere(fact.subject(), fact.id());
    Fact joined = known == null ? fact : known.fact().join(fact);
    if (known != null && joined.equals(known.fact())) {
      return null;
    }
    Noted now = new Noted(joined, known == null ? place : known.place());
    table.put(key(fact.subject()).uuid(fact.id()), write(joined, now.place()));
    own.put(Names.lower(fact.subject()), now);
    return joined;
  }

  /** What is known of a fact's identity; null where nothing is. */
  public @Nullable Fact get(Fact fact) {
    Noted noted = one(fact.subject(), fact.id());
    return noted == null ? null : noted.fact();
  }

  /** Of a subject that may have many, as a branch does, without a look at the others. */
  private @Nullable Noted one(String subject, UUID id) {
    if (names.isElsewhere(subject.toLowerCase(Locale.ROOT))) {
      return null;
    }
    Noted noted = toldHere(subject, id);
    for (Guest guest : guests(guestKey(subject).uuid(id))) {
      noted =
          noted == null
              ? new Noted(guest.fact(), guest.place())
              : new Noted(noted.fact().join(guest.fact()), noted.place());
    }
    return noted == null ? null : shown(noted);
  }

  /** Takes up a fact that was told under another name; answers whether anything new was told. */
  public boolean join(Guest guest) {
    if (guest.toldOf().equals(guest.fact().subject().toLowerCase(Locale.ROOT))) {
      return false; // It was told here, and has come back.
    }
    Key key = guestKey(guest.fact().subject()).uuid(guest.fact().id()).text(guest.toldOf());
    byte[] bytes = guests.get(key);
    Noted known = bytes == null ? null : read(bytes);
    Fact joined = known == null ? guest.fact() : known.fact().join(guest.fact());
    if (known != null && joined.equals(known.fact())) {
      return false;
    }
    guests.put(key, write(joined, known == null ? guest.place() : known.place()));
    names.welcomeGuests();
    return true;
  }

  /** Facts of a subject, whatever its name was then, by the name that it is shown under. */
  public List<Fact> of(String subject) {
    return notedOf(subject).stream().map(Noted::fact).toList();
  }

  /** Likewise, each with the place of the raw record that first told it. */
  public List<Noted> notedOf(String subject) {
    if (names.isElsewhere(subject.toLowerCase(Locale.ROOT))) {
      return List.of();
    }
    String lower = Names.lower(subject);
    List<Noted> here = OwnFacts.areFew(lower) ? own.of(lower) : readOf(lower);
    List<Guest> others = guests(subject);
    if (others.isEmpty()) {
      return here.stream().map(this::shown).toList();
    }
    Map<UUID, Noted> all = new LinkedHashMap<>();
    here.forEach(noted -> all.put(noted.fact().id(), noted));
    for (Guest guest : others) {
      all.merge(
          guest.fact().id(),
          new Noted(guest.fact(), guest.place()),
          (one, other) -> new Noted(one.fact().join(other.fact()), one.place()));
    }
    return all.values().stream().map(this::shown).toList();
  }

  private List<Noted> readOf(String subject) {
    return table.below(key(subject), entry -> read(entry.value()));
  }

  /** A fact as it was told under this name. */
  private @Nullable Noted toldHere(String subject, UUID id) {
    String lower = Names.lower(subject);
    if (OwnFacts.areFew(lower)) {
      return own.one(lower, id);
    }
    byte[] value = table.get(key(lower).uuid(id));
    return value == null ? null : read(value);
  }

  private Noted shown(Noted noted) {
    return new Noted(names.shown(noted.fact()), noted.place());
  }

  public @Nullable Noted noted(String subject, UUID id) {
    return one(names.canonical(subject.toLowerCase(Locale.ROOT)), id);
  }

  /** A fact together with what was told of it under other names, by the name that is shown. */
  public Fact whole(Fact fact) {
    Fact whole = names.hasGuests() ? get(fact) : null;
    return whole == null ? names.shown(fact) : whole;
  }

  /** Facts of a subject that were told here, as others take them up. */
  public List<Guest> told(String subject) {
    return table.below(key(subject), entry -> leaving(read(entry.value())));
  }

  private static Guest leaving(Noted noted) {
    return new Guest(noted.fact(), noted.fact().subject().toLowerCase(Locale.ROOT), noted.place());
  }

  /** Facts of a subject that were told under other names of it. */
  public List<Guest> guests(String subject) {
    return guests(guestKey(subject));
  }

  /** The page of what was created: as it was told under the name that is shown, if it was. */
  public @Nullable String url(String subject, Fact created) {
    String shown = Names.lower(created.subject());
    Fact told = names.hasGuests() ? as(subject, created.id(), shown) : null;
    String url = told == null ? null : told.attribute(URL);
    return url == null ? created.attribute(URL) : url;
  }

  /** What was told of one fact here, and of the subject that it was told of elsewhere. */
  private @Nullable Fact as(String subject, UUID id, String toldOf) {
    byte[] value =
        toldOf.equals(subject)
            ? table.get(key(subject).uuid(id))
            : guests.get(guestKey(subject).uuid(id).text(toldOf));
    return value == null ? null : read(value).fact();
  }

  /** Facts that were told here, so many after the key of a page before. */
  public Page<Guest> told(byte @Nullable [] after) {
    return table.page(after, entry -> leaving(read(entry.value())));
  }

  /** Facts that were told under other names, likewise. */
  public Page<Guest> guests(byte @Nullable [] after) {
    return guests.page(after, this::guest);
  }

  private List<Guest> guests(Key start) {
    return names.hasGuests() ? guests.below(start, this::guest) : List.of();
  }

  private Guest guest(Ledger.Entry entry) {
    KeyReader key = guests.reader(entry.key());
    key.text();
    key.uuid();
    Noted noted = read(entry.value());
    return new Guest(noted.fact(), key.text(), noted.place());
  }

  private Key guestKey(String subject) {
    return guests.key().text(subject.toLowerCase(Locale.ROOT));
  }

  private Key key(String subject) {
    return table.key().text(subject.toLowerCase(Locale.ROOT));
  }

  private static byte[] write(Fact fact, Place place) {
    WireWriter out = new WireWriter().number(place.partition()).number(place.offset());
    return write(out, fact).bytes();
  }

  public static WireWriter write(WireWriter out, Fact fact) {
    return out.uuid(fact.id())
        .constant(fact.kind())
        .text(fact.subject())
        .text(fact.discriminator())
        .time(fact.at())
        .list(
            fact.attributes().entrySet(),
            (o, attribute) -> o.text(attribute.getKey()).text(attribute.getValue()));
  }

  private static Noted read(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    Place place = new Place(in.integer(), in.number());
    return new Noted(read(in), place);
  }

  public static Fact read(WireReader in) {
    UUID id = in.uuid();
    FactKind kind = in.constant(KINDS);
    String subject = in.text();
    String discriminator = in.text();
    java.time.Instant at = in.time();
    SortedMap<String, String> attributes = new TreeMap<>();
    int size = in.integer();
    for (int i = 0; i < size; i++) {
      attributes.put(in.text(), in.text());
    }
    return new Fact(id, kind, subject, discriminator, at, attributes);
  }
}

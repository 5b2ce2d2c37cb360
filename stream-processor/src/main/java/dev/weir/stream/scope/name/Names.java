package dev.weir.stream.scope.name;

import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The names that one repository, or one issue, has had, each as it was written. What is known of
 * them only grows: of two accounts both together hold, in whatever order and however often they are
 * told. The oldest name is its home, the newest is shown (MODEL.md, section 3).
 */
public record Names(SortedMap<String, Seen> seen) {
  /** More names than that nothing has; of more the oldest are kept. */
  static final int MOST = 32;

  public static final Names NONE = new Names(new TreeMap<>());

  /**
   * @param first when it was first seen under the name
   * @param given when it was last given the name, as far as that was told
   */
  public record Seen(Instant first, @Nullable Instant given) {
    Seen and(Seen other) {
      Instant earlier = first.isBefore(other.first) ? first : other.first;
      boolean later = given == null || (other.given != null && other.given.isAfter(given));
      return new Seen(earlier, later ? other.given : given);
    }

    Instant last() {
      return given == null || first.isAfter(given) ? first : given;
    }
  }

  public Names {
    seen = new TreeMap<>(seen);
  }

  public boolean isEmpty() {
    return seen.isEmpty();
  }

  public Names and(String name, Seen as) {
    SortedMap<String, Seen> all = new TreeMap<>(seen);
    all.merge(name, as, Seen::and);
    while (all.size() > MOST) {
      all.remove(youngest(all));
    }
    return new Names(all);
  }

  private static String youngest(SortedMap<String, Seen> all) {
    return all.entrySet().stream().max(byAge()).orElseThrow().getKey();
  }

  private static Comparator<Map.Entry<String, Seen>> byAge() {
    return Comparator.<Map.Entry<String, Seen>, Instant>comparing(name -> name.getValue().first())
        .thenComparing(name -> lower(name.getKey()))
        .thenComparing(Map.Entry::getKey);
  }

  public Names and(Names other) {
    Names all = this;
    for (Map.Entry<String, Seen> name : other.seen.entrySet()) {
      all = all.and(name.getKey(), name.getValue());
    }
    return all;
  }

  /** The same with other names for the same things. */
  public Names as(UnaryOperator<String> name) {
    Names all = NONE;
    for (Map.Entry<String, Seen> entry : seen.entrySet()) {
      all = all.and(name.apply(entry.getKey()), entry.getValue());
    }
    return all;
  }

  /** The oldest name, in lower case. */
  public String home() {
    return lower(seen.entrySet().stream().min(byAge()).orElseThrow().getKey());
  }

  /** The name that it was given last, or under which it was first seen last. */
  public String newest() {
    return seen.entrySet().stream()
        .max(
            Comparator.<Map.Entry<String, Seen>, Instant>comparing(name -> name.getValue().last())
                .thenComparing(name -> lower(name.getKey()))
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  /** Each in lower case. */
  public SortedSet<String> all() {
    SortedSet<String> all = new TreeSet<>();
    seen.keySet().forEach(name -> all.add(lower(name)));
    return all;
  }

  public static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  public void write(WireWriter out) {
    out.list(
        seen.entrySet(),
        (o, name) ->
            o.text(name.getKey())
                .time(name.getValue().first())
                .maybe(name.getValue().given(), WireWriter::time));
  }

  public byte[] bytes() {
    WireWriter out = new WireWriter();
    write(out);
    return out.bytes();
  }

  public static Names read(WireReader in) {
    SortedMap<String, Seen> seen = new TreeMap<>();
    int size = in.integer();
    for (int i = 0; i < size; i++) {
      seen.put(in.text(), new Seen(in.time(), in.maybe(WireReader::time)));
    }
    return new Names(seen);
  }
}

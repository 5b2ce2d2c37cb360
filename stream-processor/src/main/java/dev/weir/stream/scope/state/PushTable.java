package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Ledger.Entry;
import dev.weir.stream.ledger.SmallGroups;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What pushes tell of the changes that they belong to: by the commit they end in, and by branch.
 */
public final class PushTable {
  /**
   * Earliest commit of a push, the items that its messages name, and the commits that they revert.
   * Joins as a semilattice.
   */
  public record Push(
      Instant at,
      @Nullable Instant firstCommitAt,
      SortedSet<String> names,
      SortedSet<String> reverts) {
    Push join(Push other) {
      return new Push(
          earlier(at, other.at),
          earliest(firstCommitAt, other.firstCommitAt),
          union(names, other.names),
          union(reverts, other.reverts));
    }

    private static SortedSet<String> union(SortedSet<String> a, SortedSet<String> b) {
      SortedSet<String> all = new TreeSet<>(a);
      all.addAll(b);
      return all;
    }
  }

  private final Table byCommit;
  private final Table byBranch;
  private final Table reverts;
  private final SmallGroups reverted;

  PushTable(Table byCommit, Table byBranch, Table reverts) {
    this.byCommit = byCommit;
    this.byBranch = byBranch;
    this.reverts = reverts;
    reverted = new SmallGroups(reverts);
  }

  /** A commit's message says that it reverts another one. Answers whether that is news. */
  public boolean reverts(String sha, String target) {
    return reverted.put(reverts.key().text(sha), target, Table.NOTHING);
  }

  /** The commits that a commit's message says it reverts. */
  public List<String> revertedBy(String sha) {
    return List.copyOf(reverted.of(reverts.key().text(sha)).keySet());
  }

  public void ended(String after, Push push) {
    join(byCommit, byCommit.key().text(after), push);
  }

  public void branch(String branch, String after, Push push) {
    join(byBranch, byBranch.key().text(branch).time(push.at()).text(after), push);
  }

  /** What the pushes that ended in a commit tell, whatever their branch. */
  public @Nullable Push endingIn(@Nullable String after) {
    byte[] value = after == null ? null : byCommit.get(byCommit.key().text(after));
    return value == null ? null : read(value);
  }

  /**
   * The pushes to a branch, by time.
   *
   * @param from those before it are left out; null for all
   */
  public List<Push> ofBranch(String branch, @Nullable Instant from) {
    return ofBranch(branch, from, entry -> read(entry.value()));
  }

  private <T> List<T> ofBranch(String branch, @Nullable Instant from, Function<Entry, T> as) {
    List<T> pushes = new ArrayList<>();
    Key start = byBranch.key().text(branch);
    Key prefix = byBranch.key().text(branch);
    try (Entries entries = byBranch.from(from == null ? start : start.time(from), prefix)) {
      while (entries.hasNext()) {
        pushes.add(as.apply(entries.next()));
      }
    }
    return pushes;
  }

  /** A push by what tells it from others of its branch. */
  public record Ended(Instant at, String after) {}

  /** What tells the pushes to a branch, likewise. */
  public List<Ended> endsOf(String branch, @Nullable Instant from) {
    return ofBranch(
        branch,
        from,
        entry -> {
          KeyReader key = byBranch.reader(entry.key());
          key.text();
          return new Ended(key.time(), key.text());
        });
  }

  private static void join(Table table, Key key, Push push) {
    byte[] known = table.get(key);
    table.put(key, write(known == null ? push : read(known).join(push)));
  }

  public static @Nullable Instant earliest(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return earlier(a, b);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isAfter(b) ? b : a;
  }

  private static byte[] write(Push push) {
    return new WireWriter()
        .time(push.at())
        .maybe(push.firstCommitAt(), WireWriter::time)
        .list(push.names(), WireWriter::text)
        .list(push.reverts(), WireWriter::text)
        .bytes();
  }

  private static Push read(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new Push(
        in.time(),
        in.maybe(WireReader::time),
        new TreeSet<>(in.list(WireReader::text)),
        new TreeSet<>(in.list(WireReader::text)));
  }
}

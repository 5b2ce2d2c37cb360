package dev.weir.stream.scope.state;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.object.ObjectFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which files commits touched, and which commits pushes had: by branch and by what they end in. */
public final class PathTable {
  private static final char BRANCH = 'b';
  private static final char END = 'e';
  private static final char COMMIT = 'c';

  /** The commits of a push to a branch. */
  public record Pushed(Instant at, SortedSet<String> commits) {}

  private final Table table;

  PathTable(Table table) {
    this.table = table;
  }

  /** Takes up a push; answers the commits of whose files it tells something new. */
  public List<String> pushed(Fact push, String branch) {
    Set<String> commits = new TreeSet<>(ObjectFacts.lines(push.text("commits")));
    String after = push.text("after");
    join(table.key().tag(BRANCH).text(branch).time(push.at()).text(after), commits);
    join(table.key().tag(END).text(after), commits);
    List<String> news = new ArrayList<>();
    byCommit(push)
        .forEach(
            (sha, paths) -> {
              if (join(table.key().tag(COMMIT).text(sha), paths)) {
                news.add(sha);
              }
            });
    return news;
  }

  /** Lines of a commit's place in the push, a blank and a path, by commit. */
  private static Map<String, Set<String>> byCommit(Fact push) {
    List<String> commits = ObjectFacts.lines(push.text("commits"));
    Map<String, Set<String>> byCommit = new TreeMap<>();
    for (String line : ObjectFacts.lines(push.text("paths"))) {
      int blank = line.indexOf(' ');
      int place = Integer.parseInt(line.substring(0, blank));
      if (place < commits.size()) {
        byCommit
            .computeIfAbsent(commits.get(place), sha -> new TreeSet<>())
            .add(line.substring(blank + 1));
      }
    }
    return byCommit;
  }

  /** Commits of the pushes to a branch. */
  public List<Pushed> ofBranch(String branch) {
    return table.below(
        table.key().tag(BRANCH).text(branch),
        entry -> {
          var key = table.reader(entry.key(), 1);
          key.text();
          return new Pushed(key.time(), read(entry.value()));
        });
  }

  /** Commits of the pushes that end in one. */
  public SortedSet<String> endingIn(String after) {
    return get(table.key().tag(END).text(after));
  }

  /** Files that a commit touched. */
  public SortedSet<String> ofCommit(String sha) {
    return get(table.key().tag(COMMIT).text(sha));
  }

  private SortedSet<String> get(Key key) {
    byte[] value = table.get(key);
    return value == null ? new TreeSet<>() : read(value);
  }

  private boolean join(Key key, Set<String> values) {
    SortedSet<String> all = get(key);
    if (!all.addAll(values)) {
      return false;
    }
    table.put(key, new WireWriter().list(all, WireWriter::text).bytes());
    return true;
  }

  private static SortedSet<String> read(byte[] bytes) {
    return new TreeSet<>(new WireReader(bytes).list(WireReader::text));
  }
}

package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.name.Subjects;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Successes by commit, and by the environment that they were in. */
public final class SuccessTable {
  /**
   * A success of a commit.
   *
   * @param environment lower case
   * @param deployment subject, lower case, of the deployment that stands for it
   */
  public record Success(String sha, String environment, Instant at, String deployment, UUID id) {
    public static final Comparator<Success> ORDER =
        Comparator.comparing(Success::at).thenComparing(Success::deployment, Subjects.BY_NUMBER);
  }

  private final Table table;

  SuccessTable(Table table) {
    this.table = table;
  }

  public void put(Success success) {
    table.put(
        key(success),
        new WireWriter()
            .text(success.sha())
            .text(success.environment())
            .time(success.at())
            .text(success.deployment())
            .uuid(success.id())
            .bytes());
  }

  public void remove(Success success) {
    table.delete(key(success));
  }

  /** The first of a commit in an environment; null where there is none. */
  public @Nullable Success first(String sha, String environment) {
    Key prefix = table.key().text(sha).text(environment);
    try (Entries up = table.from(prefix, prefix)) {
      return up.hasNext() ? read(up.next().value()) : null;
    }
  }

  /** All of a commit, by environment and time. */
  public List<Success> of(String sha) {
    return new ArrayList<>(table.below(table.key().text(sha), entry -> read(entry.value())));
  }

  private Key key(Success success) {
    Key key = table.key().text(success.sha()).text(success.environment()).time(success.at());
    return Subjects.byNumber(key, success.deployment());
  }

  private static Success read(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new Success(in.text(), in.text(), in.time(), in.text(), in.uuid());
  }
}

package dev.weir.stream.scope.state;

import dev.weir.stream.flow.Run;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.scope.object.CommitRun;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The CI runs of a scope by commit, those that a change may have to pass: of a run only what
 * decides. A run of a commit that nobody knows yet is found when its change comes.
 */
public final class RunTable {
  private final Table byCommit;

  RunTable(Table byCommit) {
    this.byCommit = byCommit;
  }

  /** Puts what is now known of a run on a commit; answers whether that is news. */
  public boolean replace(String sha, String subject, @Nullable Run run) {
    Key key = byCommit.key().text(sha).text(subject);
    byte[] before = byCommit.get(key);
    byte[] now = run == null ? null : CommitRun.write(run);
    if (Arrays.equals(before, now)) {
      return false;
    }
    if (now == null) {
      byCommit.delete(key);
    } else {
      byCommit.put(key, now);
    }
    return true;
  }

  public List<Run> on(String sha) {
    return sha.isEmpty()
        ? List.of()
        : byCommit.below(byCommit.key().text(sha), entry -> CommitRun.read(entry.value()));
  }

  /** The runs on a commit, by their subjects. */
  public List<String> subjectsOn(String sha) {
    return sha.isEmpty()
        ? List.of()
        : byCommit.below(
            byCommit.key().text(sha),
            entry -> {
              KeyReader key = byCommit.reader(entry.key());
              key.text();
              return key.text();
            });
  }
}

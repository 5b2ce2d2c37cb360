package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of the deployments that count; rollbacks, hotfixes and failures in their order. */
public final class OutcomeTable {
  private static final char OUTCOME = 'o';
  private static final char REWORK = 'r';
  private static final char FAILED = 'f';

  /**
   * What became of a deployment of a service.
   *
   * @param afterIncident a rollback or hotfix after an incident of what it follows
   */
  public record Outcome(
      Finish finish,
      boolean rollback,
      boolean hotfix,
      boolean failed,
      @Nullable Instant recoveredAt,
      boolean afterIncident) {
    public boolean isRework() {
      return rollback || hotfix;
    }
  }

  private final Table table;

  OutcomeTable(Table table) {
    this.table = table;
  }

  public @Nullable Outcome of(String service, String deployment) {
    byte[] value = table.get(outcomeKey(service, deployment));
    return value == null ? null : read(value);
  }

  public void replace(@Nullable Outcome old, @Nullable Outcome now) {
    if (old != null) {
      table.delete(outcomeKey(old.finish().service(), old.finish().deployment()));
      table.delete(old.finish().position(prefix(REWORK, old.finish())));
      table.delete(old.finish().position(prefix(FAILED, old.finish())));
    }
    if (now != null) {
      table.put(outcomeKey(now.finish().service(), now.finish().deployment()), write(now));
      if (now.isRework()) {
        table.put(now.finish().position(prefix(REWORK, now.finish())), now.finish().write());
      }
      if (now.failed()) {
        table.put(now.finish().position(prefix(FAILED, now.finish())), now.finish().write());
      }
    }
  }

  /** The first rollback or hotfix after a deployment. */
  public @Nullable Finish reworkAfter(Finish finish) {
    Key start = finish.position(prefix(REWORK, finish));
    try (Entries up = table.from(start, prefix(REWORK, finish))) {
      return other(up, finish);
    }
  }

  /** Failures before a deployment, down to the rollback or hotfix before it. */
  public List<Finish> failuresBefore(Finish finish) {
    Finish rework;
    Key start = finish.position(prefix(REWORK, finish));
    try (Entries down = table.downFrom(start, prefix(REWORK, finish))) {
      rework = other(down, finish);
    }
    List<Finish> failures = new ArrayList<>();
    Key last = finish.position(prefix(FAILED, finish));
    try (Entries down = table.downFrom(last, prefix(FAILED, finish))) {
      while (down.hasNext()) {
        Finish failure = Finish.read(down.next().value());
        if (rework != null && Finish.ORDER.compare(failure, rework) < 0) {
          break;
        }
        failures.add(failure);
      }
    }
    return failures;
  }

  private static @Nullable Finish other(Entries entries, Finish than) {
    while (entries.hasNext()) {
      Finish found = Finish.read(entries.next().value());
      if (Finish.ORDER.compare(found, than) != 0) {
        return found;
      }
    }
    return null;
  }

  private Key outcomeKey(String service, String deployment) {
    return table.key().tag(OUTCOME).text(service).text(deployment);
  }

  private Key prefix(char kind, Finish finish) {
    return table.key().tag(kind).text(finish.service());
  }

  private static byte[] write(Outcome outcome) {
    WireWriter out = new WireWriter();
    outcome.finish().write(out);
    return out.flag(outcome.rollback())
        .flag(outcome.hotfix())
        .flag(outcome.failed())
        .maybe(outcome.recoveredAt(), WireWriter::time)
        .flag(outcome.afterIncident())
        .bytes();
  }

  private static Outcome read(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new Outcome(
        Finish.read(in), in.flag(), in.flag(), in.flag(), in.maybe(WireReader::time), in.flag());
  }
}

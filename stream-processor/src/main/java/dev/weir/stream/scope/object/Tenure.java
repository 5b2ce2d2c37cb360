package dev.weir.stream.scope.object;

import dev.weir.stream.flow.OpenState;
import dev.weir.stream.flow.Steps;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a change had its branch.
 *
 * @param closedAt the closing after which it was not open again; null while it is open in the end
 */
public record Tenure(String change, Instant createdAt, @Nullable Instant closedAt) {
  public static Tenure of(String change, ObjectFacts told) {
    Steps<OpenState> state = told.state();
    boolean open = state.last() == OpenState.OPEN;
    Instant closed = open ? null : state.steps().get(state.steps().size() - 1).from();
    return new Tenure(change, told.created().at(), closed);
  }

  public boolean isBefore(Tenure other) {
    int order = createdAt.compareTo(other.createdAt);
    return order == 0 ? change.compareTo(other.change) < 0 : order < 0;
  }

  /** Whether it was closed before an instant, for good. */
  public boolean hasEndedBefore(Instant at) {
    return closedAt != null && closedAt.isBefore(at);
  }

  public void write(WireWriter out) {
    out.text(change).time(createdAt).maybe(closedAt, WireWriter::time);
  }

  public static Tenure read(WireReader in) {
    return new Tenure(in.text(), in.time(), in.maybe(WireReader::time));
  }
}

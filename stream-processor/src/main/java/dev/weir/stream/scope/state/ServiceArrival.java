package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a change came to a service's production.
 *
 * @param at null where it has not
 * @param by subject of the deployment that brought it; null before the service's records begin
 */
public record ServiceArrival(
    @Nullable Instant at, @Nullable String by, @Nullable UUID id, boolean beforeRecords) {
  public static final ServiceArrival NONE = new ServiceArrival(null, null, null, false);

  public boolean isBefore(Instant instant) {
    return at != null && at.isBefore(instant);
  }

  void write(WireWriter out) {
    out.maybe(at, WireWriter::time)
        .maybe(by, WireWriter::text)
        .maybe(id, WireWriter::uuid)
        .flag(beforeRecords);
  }

  static ServiceArrival read(WireReader in) {
    return new ServiceArrival(
        in.maybe(WireReader::time),
        in.maybe(WireReader::text),
        in.maybe(WireReader::uuid),
        in.flag());
  }
}

package dev.weir.stream.scope.state;

import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.UUID;

/** What a release or a tag ships: all that had landed by its reach. */
public record Released(DoneOn channel, Instant reach, Instant at, UUID id) {
  byte[] write() {
    return new WireWriter().constant(channel).time(reach).time(at).uuid(id).bytes();
  }

  static Released read(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new Released(in.constant(DoneOn.values()), in.time(), in.time(), in.uuid());
  }
}

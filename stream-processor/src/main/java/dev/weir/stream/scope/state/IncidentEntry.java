package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An issue that is an incident.
 *
 * @param service that it disturbs; empty where that is not known
 * @param deployments subjects, lower case, that its body names, in its order
 * @param commits that its body names, in its order
 */
public record IncidentEntry(
    Instant openedAt,
    @Nullable Instant resolvedAt,
    String service,
    List<String> deployments,
    List<String> commits) {
  byte[] write() {
    return new WireWriter()
        .time(openedAt)
        .maybe(resolvedAt, WireWriter::time)
        .text(service)
        .list(deployments, WireWriter::text)
        .list(commits, WireWriter::text)
        .bytes();
  }

  static IncidentEntry read(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    return new IncidentEntry(
        in.time(),
        in.maybe(WireReader::time),
        in.text(),
        in.list(WireReader::text),
        in.list(WireReader::text));
  }
}

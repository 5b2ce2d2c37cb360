package dev.weir.stream.scope.state;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import dev.weir.stream.scope.name.Subjects;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of a commit to a service's production that counts: it finished at its success, or,
 * where production has members, at the one of them that decides.
 *
 * @param landedAt when its commit landed; null where it did not
 * @param deployment subject, lower case, of the deployment that stands for it
 */
public record Finish(
    String service,
    Instant at,
    @Nullable Instant landedAt,
    String sha,
    String deployment,
    UUID id) {
  public static final Comparator<Finish> ORDER =
      Comparator.comparing(Finish::at)
          .thenComparing(Finish::landedAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Finish::deployment, Subjects.BY_NUMBER);

  /** It delivers every change that landed at or before this; null where it delivers nothing. */
  public @Nullable Instant reach() {
    return landedAt == null || landedAt.isBefore(at) ? landedAt : at;
  }

  /** Continues a key so that keys sort as {@link #ORDER}. */
  Key position(Key key) {
    key.time(at).tag(landedAt == null ? 'a' : 'l');
    return Subjects.byNumber(landedAt == null ? key : key.time(landedAt), deployment);
  }

  byte[] write() {
    WireWriter out = new WireWriter();
    write(out);
    return out.bytes();
  }

  void write(WireWriter out) {
    out.text(service)
        .time(at)
        .maybe(landedAt, WireWriter::time)
        .text(sha)
        .text(deployment)
        .uuid(id);
  }

  static Finish read(byte[] bytes) {
    return read(new WireReader(bytes));
  }

  static Finish read(WireReader in) {
    return new Finish(
        in.text(), in.time(), in.maybe(WireReader::time), in.text(), in.text(), in.uuid());
  }
}

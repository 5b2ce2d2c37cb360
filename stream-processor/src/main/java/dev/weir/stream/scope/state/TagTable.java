package dev.weir.stream.scope.state;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tags, the releases that wait for them, and what both ship. */
public final class TagTable {
  private final Table tags;

  TagTable(Table tags) {
    this.tags = tags;
  }

  /** What a release or a tag ships, as it was last noted. */
  public @Nullable Released released(String subject) {
    byte[] value = tags.get(tags.key().tag('r').text(subject));
    return value == null ? null : Released.read(value);
  }

  public void replaceReleased(String subject, @Nullable Released now) {
    if (now == null) {
      tags.delete(tags.key().tag('r').text(subject));
    } else {
      tags.put(tags.key().tag('r').text(subject), now.write());
    }
  }

  /** A tag was pushed; its earliest push holds, then the greater commit. */
  public void tagged(String tag, Instant at, String sha) {
    byte[] known = tags.get(tags.key().tag('t').text(tag));
    if (known != null) {
      WireReader in = new WireReader(known);
      int order = at.compareTo(in.time());
      if (order > 0 || (order == 0 && !Fact.greater(sha, in.text()).equals(sha))) {
        return;
      }
    }
    tags.put(tags.key().tag('t').text(tag), new WireWriter().time(at).text(sha).bytes());
  }

  public @Nullable String commitOf(String tag) {
    byte[] value = tags.get(tags.key().tag('t').text(tag));
    if (value == null) {
      return null;
    }
    WireReader in = new WireReader(value);
    in.time();
    return in.text();
  }

  public void await(String tag, String subject) {
    tags.put(tags.key().tag('w').text(tag).text(subject), Table.NOTHING);
  }

  public List<String> waitingFor(String tag) {
    return tags.below(
        tags.key().tag('w').text(tag),
        entry -> {
          KeyReader key = tags.reader(entry.key(), 1);
          key.text();
          return key.text();
        });
  }
}

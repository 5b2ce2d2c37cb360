package dev.weir.stream.scope;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Successes by commit, for redeployments; tags and the releases that wait for them. */
final class DeploymentTable {
  /** A success of a commit in an environment. */
  record Success(Instant at, String environment, String subject) {}

  private final Table emitted;
  private final Table successes;
  private final Table tags;

  DeploymentTable(Table emitted, Table successes, Table tags) {
    this.emitted = emitted;
    this.successes = successes;
    this.tags = tags;
  }

  /** Answers whether these bytes differ from what was emitted last, and notes them. */
  boolean isNews(String subject, byte[] bytes) {
    byte[] before = emitted.get(emitted.key().text(subject));
    if (java.util.Arrays.equals(before, bytes)) {
      return false;
    }
    emitted.put(emitted.key().text(subject), bytes);
    return true;
  }

  void succeeded(String sha, Success success) {
    successes.put(
        successes.key().text(sha).text(success.subject()),
        new WireWriter().time(success.at()).text(success.environment()).bytes());
  }

  /** All successes of a commit, in whatever environment. */
  List<Success> successes(String sha) {
    return successes.below(
        successes.key().text(sha),
        entry -> {
          KeyReader key = successes.reader(entry.key());
          key.text();
          WireReader success = new WireReader(entry.value());
          return new Success(success.time(), success.text(), key.text());
        });
  }

  /** A tag was pushed; its earliest push holds, then the greater commit. */
  void tagged(String tag, Instant at, String sha) {
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

  @Nullable String commitOf(String tag) {
    byte[] value = tags.get(tags.key().tag('t').text(tag));
    if (value == null) {
      return null;
    }
    WireReader in = new WireReader(value);
    in.time();
    return in.text();
  }

  void awaitTag(String tag, String subject) {
    tags.put(tags.key().tag('w').text(tag).text(subject), Table.NOTHING);
  }

  List<String> waitingForTag(String tag) {
    return tags.below(
        tags.key().tag('w').text(tag),
        entry -> {
          KeyReader key = tags.reader(entry.key(), 1);
          key.text();
          return key.text();
        });
  }
}

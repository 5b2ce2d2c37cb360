package dev.weir.stream.topology;

import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Issues and changes whose facts are to be explained anew. They lie in the store too, in the
 * transaction of the record that touched them, and so survive whatever happens before they are.
 * Bounded by {@link #isFull()}, which the processor heeds. Not thread-safe.
 */
final class Unexplained {
  /** How many subjects may wait, whatever the clock says. */
  static final int MOST = 500;

  /** No key of a scope begins with it: tenants have names. */
  private static final byte[] PREFIX = Key.of("").tag('?').bytes();

  private final Ledger ledger;
  private final Map<Scope, SortedSet<String>> waiting = new LinkedHashMap<>();
  private int size;

  /** Those that a store holds. */
  Unexplained(Ledger ledger) {
    this.ledger = ledger;
    ledger.forEach(
        PREFIX,
        Key.after(PREFIX).end(),
        (key, value) -> {
          KeyReader in = new KeyReader(key, PREFIX.length);
          take(new Scope(in.text(), in.text(), in.text(), in.text()), in.text());
        });
  }

  void add(Scope scope, String subject) {
    if (take(scope, subject)) {
      ledger.put(key(scope, subject), new byte[0]);
    }
  }

  private boolean take(Scope scope, String subject) {
    boolean more = waiting.computeIfAbsent(scope, s -> new TreeSet<>()).add(subject);
    size += more ? 1 : 0;
    return more;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size >= MOST;
  }

  /** All of them. */
  Map<Scope, List<String>> waiting() {
    Map<Scope, List<String>> all = new LinkedHashMap<>();
    waiting.forEach((scope, subjects) -> all.put(scope, List.copyOf(subjects)));
    return all;
  }

  /** These wait no longer. */
  void explained(Scope scope, List<String> subjects) {
    SortedSet<String> left = waiting.getOrDefault(scope, new TreeSet<>());
    for (String subject : subjects) {
      size -= left.remove(subject) ? 1 : 0;
      ledger.delete(key(scope, subject));
    }
    if (left.isEmpty()) {
      waiting.remove(scope);
    }
  }

  private static byte[] key(Scope scope, String subject) {
    return Key.after(PREFIX)
        .text(scope.tenant())
        .text(scope.source())
        .text(scope.instance())
        .text(scope.name())
        .text(subject)
        .bytes();
  }
}

package dev.weir.bench.model;

import dev.weir.stream.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/** Counts reads and writes, each entry of a range for itself. Not thread-safe. */
final class CountingLedger implements Ledger {
  private final Ledger ledger;
  private long operations;

  CountingLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  long operations() {
    return operations;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    operations++;
    return ledger.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    operations++;
    ledger.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    operations++;
    ledger.delete(key);
  }

  @Override
  public Entries range(byte[] from, byte[] to) {
    return counting(ledger.range(from, to));
  }

  @Override
  public Entries reverseRange(byte[] from, byte[] to) {
    return counting(ledger.reverseRange(from, to));
  }

  private Entries counting(Entries entries) {
    operations++;
    return new Entries() {
      @Override
      public boolean hasNext() {
        return entries.hasNext();
      }

      @Override
      public Entry next() {
        operations++;
        return entries.next();
      }

      @Override
      public void close() {
        entries.close();
      }
    };
  }
}

package dev.weir.ingest.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The one bound on memory for requests: bytes of bodies that are being read, and of deliveries that
 * Kafka has not acknowledged yet, over all connections. Thread-safe.
 */
public final class ByteBudget {
  /** Of the budget, what large bodies may not touch: an eighth. */
  private static final int SHARE_FOR_SMALL = 8;

  private final long limit;
  private final AtomicLong reserved = new AtomicLong();

  /**
   * @param limit in bytes
   */
  public ByteBudget(long limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("the budget must be positive");
    }
    this.limit = limit;
  }

  /** The smallest budget in which one body of this length has room while it grows, in bytes. */
  public static long leastFor(long bodyBytes) {
    long room = 2 * bodyBytes + BodyBuffer.SPARE_BYTES;
    return room * SHARE_FOR_SMALL / (SHARE_FOR_SMALL - 1) + 1;
  }

  /** Bytes reserved now. */
  public long inFlight() {
    return reserved.get();
  }

  /** A reservation of nothing yet. */
  Reservation open() {
    return new Reservation();
  }

  /** What one request holds of the budget, from its first byte to its outcome. Thread-safe. */
  final class Reservation implements AutoCloseable {
    private final AtomicLong held = new AtomicLong();

    private Reservation() {}

    /** Takes more, all of it or nothing. */
    boolean grow(long bytes) {
      return grow(bytes, limit);
    }

    /** The same for a large body, which leaves a share to the small ones. */
    boolean growLarge(long bytes) {
      return grow(bytes, limit - limit / SHARE_FOR_SMALL);
    }

    private boolean grow(long bytes, long ceiling) {
      long now = reserved.get();
      while (now + bytes <= ceiling) {
        if (reserved.compareAndSet(now, now + bytes)) {
          held.addAndGet(bytes);
          return true;
        }
        now = reserved.get();
      }
      return false;
    }

    /** Gives part of it back. */
    void shrink(long bytes) {
      held.addAndGet(-bytes);
      reserved.addAndGet(-bytes);
    }

    /** Gives everything back. Idempotent. */
    @Override
    public void close() {
      reserved.addAndGet(-held.getAndSet(0));
    }
  }
}

package dev.weir.ingest.http;

import dev.weir.ingest.webhook.Body;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Collects a body. Memory follows what has arrived, not what was announced, so that a sender cannot
 * take it with a header; what it takes is reserved first. For one thread.
 */
final class BodyBuffer {
  private static final int FIRST_BYTES = 2 * 1024;
  private static final int TRUSTED_BYTES = 1024 * 1024;
  private static final int GROWTH = 4;

  /** Reserved for each request beside its body: headers, buffers, bookkeeping. */
  private static final int OVERHEAD_BYTES = 4 * 1024;

  /** What a body may need beside its own length while it grows. */
  static final int SPARE_BYTES = 2 * TRUSTED_BYTES;

  /** How taking bytes ended. */
  enum Result {
    TAKEN,
    TOO_LONG,
    NO_MEMORY
  }

  private final ByteBudget.Reservation reservation;
  private final int limit;
  private final boolean announced;
  private byte[] bytes = new byte[0];
  private int length;

  /**
   * @param limit the announced length, or the most that is taken where none was announced
   * @param announced whether a length was announced
   */
  BodyBuffer(ByteBudget.Reservation reservation, int limit, boolean announced) {
    this.reservation = reservation;
    this.limit = limit;
    this.announced = announced;
  }

  /** Reserves what every request needs. */
  boolean open() {
    return reservation.grow(OVERHEAD_BYTES);
  }

  /** Copies a piece; the caller still owns it. */
  Result take(ByteBuf piece) {
    int more = piece.readableBytes();
    if (more > limit - length) {
      return Result.TOO_LONG;
    }
    if (length + more > bytes.length && !growTo(capacityFor(length + more))) {
      return Result.NO_MEMORY;
    }
    piece.getBytes(piece.readerIndex(), bytes, length, more);
    length += more;
    return Result.TAKEN;
  }

  /** Small steps until a sender has proved itself with a mebibyte; then what was announced. */
  private int capacityFor(int needed) {
    long wanted;
    if (needed <= TRUSTED_BYTES) {
      wanted = Math.min(TRUSTED_BYTES, Math.max(FIRST_BYTES, (long) GROWTH * length));
    } else {
      wanted = announced ? limit : 2L * length;
    }
    return (int) Math.min(limit, Math.max(needed, wanted));
  }

  private boolean growTo(int capacity) {
    int before = bytes.length;
    // Both arrays exist while the bytes move.
    boolean large = capacity > TRUSTED_BYTES;
    if (!(large ? reservation.growLarge(capacity) : reservation.grow(capacity))) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, capacity);
    if (before > 0) {
      reservation.shrink(before);
    }
    return true;
  }

  /** The body, whole; the buffer must not be used afterwards. */
  Body finish() {
    if (length < bytes.length) {
      int spare = bytes.length - length;
      bytes = Arrays.copyOf(bytes, length);
      reservation.shrink(spare);
    }
    return new Body(bytes);
  }
}

package dev.weir.sink.copy;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow. For one thread. */
final class Bytes {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private byte[] held;
  private int size;

  Bytes(int capacity) {
    this.held = new byte[Math.max(64, capacity)];
  }

  void add(byte b) {
    makeRoom(1);
    held[size++] = b;
  }

  void add(byte[] bytes, int from, int count) {
    makeRoom(count);
    System.arraycopy(bytes, from, held, size, count);
    size += count;
  }

  void addHex(byte[] bytes) {
    makeRoom(Math.multiplyExact(2, bytes.length));
    for (byte b : bytes) {
      held[size++] = HEX[(b >> 4) & 0xF];
      held[size++] = HEX[b & 0xF];
    }
  }

  /** What was added, without a copy. */
  ByteBuffer buffer() {
    return ByteBuffer.wrap(held, 0, size);
  }

  private void makeRoom(int count) {
    int needed = Math.addExact(size, count);
    if (needed > held.length) {
      held =
          Arrays.copyOf(
              held, Math.max(needed, Math.min(held.length, Integer.MAX_VALUE / 2) * 2 - 8));
    }
  }
}

package dev.weir.sink.copy;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow, numbers in network order. For one thread. */
final class Bytes {
  private byte[] bytes;
  private ByteBuffer held;

  Bytes(int capacity) {
    this.bytes = new byte[Math.max(64, capacity)];
    this.held = ByteBuffer.wrap(bytes);
  }

  int size() {
    return held.position();
  }

  void clear() {
    held.clear();
  }

  /** The array that holds what was added, from its start. */
  byte[] array() {
    return bytes;
  }

  void add(byte value) {
    room(Byte.BYTES).put(value);
  }

  void addShort(int value) {
    room(Short.BYTES).putShort((short) value);
  }

  void addInt(int value) {
    room(Integer.BYTES).putInt(value);
  }

  void addLong(long value) {
    room(Long.BYTES).putLong(value);
  }

  void add(byte[] more) {
    room(more.length).put(more);
  }

  private ByteBuffer room(int count) {
    int needed = Math.addExact(held.position(), count);
    if (needed > held.capacity()) {
      int doubled = Math.min(held.capacity(), Integer.MAX_VALUE / 2) * 2 - 8;
      int size = held.position();
      bytes = Arrays.copyOf(bytes, Math.max(needed, doubled));
      held = ByteBuffer.wrap(bytes).position(size);
    }
    return held;
  }
}

package dev.weir.stream.team;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PackedWriter} wrote, in the same order. Not thread-safe. */
final class PackedReader {
  private final byte[] bytes;
  private int position;

  PackedReader(byte[] bytes) {
    this.bytes = bytes;
  }

  long number() {
    long rest = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[position++];
      rest |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return (rest >>> 1) ^ -(rest & 1);
  }

  boolean flag() {
    return bytes[position++] != 0;
  }

  @Nullable Long optional() {
    return flag() ? number() : null;
  }

  /** A count and so many elements. */
  <T> List<T> list(Supplier<T> element) {
    int size = (int) number();
    List<T> elements = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      elements.add(element.get());
    }
    return elements;
  }
}

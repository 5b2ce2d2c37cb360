package dev.weir.stream.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link SortedStore} must do. */
abstract class SortedStoreContract {
  abstract SortedStore store();

  @Test
  void shouldAnswerWhatWasPutUntilItIsDeleted() {
    SortedStore store = store();
    store.put(bytes(1), bytes(7));
    store.put(bytes(1), bytes(8));
    assertThat(store.get(bytes(1))).isEqualTo(bytes(8));
    store.delete(bytes(1));
    assertThat(store.get(bytes(1))).isNull();
  }

  @Test
  void shouldRangeOverUnsignedBytesWithBothEndsInside() {
    SortedStore store = store();
    for (int key : new int[] {0xFF, 0x7F, 0x80, 0x01}) {
      store.put(bytes(key), bytes(0));
    }
    store.put(bytes(0x7F, 0), bytes(0));
    List<byte[]> keys = new ArrayList<>();
    store.range(bytes(0x7F), bytes(0x80), (key, value) -> keys.add(key));
    assertThat(keys).containsExactly(bytes(0x7F), bytes(0x7F, 0), bytes(0x80));
  }

  @Test
  void shouldFindTheFirstAndTheLastKeyOfARange() {
    SortedStore store = store();
    store.put(bytes(3), bytes(0));
    store.put(bytes(5), bytes(0));
    store.put(bytes(9), bytes(0));
    assertThat(store.firstKey(bytes(1), bytes(8))).isEqualTo(bytes(3));
    assertThat(store.lastKey(bytes(1), bytes(8))).isEqualTo(bytes(5));
    assertThat(store.firstKey(bytes(6), bytes(8))).isNull();
    assertThat(store.lastKey(bytes(6), bytes(8))).isNull();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}

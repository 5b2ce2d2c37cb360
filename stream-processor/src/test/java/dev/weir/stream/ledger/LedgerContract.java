package dev.weir.stream.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Ledger} must do. */
public abstract class LedgerContract {
  protected abstract Ledger ledger();

  @Test
  void shouldAnswerWhatWasPutUntilItIsDeleted() {
    Ledger ledger = ledger();
    ledger.put(bytes(1), bytes(7));
    ledger.put(bytes(1), bytes(8));
    assertThat(ledger.get(bytes(1))).isEqualTo(bytes(8));
    ledger.delete(bytes(1));
    assertThat(ledger.get(bytes(1))).isNull();
  }

  @Test
  void shouldRangeOverUnsignedBytesWithBothEndsInside() {
    Ledger ledger = ledger();
    for (int key : new int[] {0xFF, 0x7F, 0x80, 0x01}) {
      ledger.put(bytes(key), bytes(0));
    }
    ledger.put(bytes(0x7F, 0), bytes(0));
    List<byte[]> keys = new ArrayList<>();
    ledger.forEach(bytes(0x7F), bytes(0x80), (key, value) -> keys.add(key));
    assertThat(keys).containsExactly(bytes(0x7F), bytes(0x7F, 0), bytes(0x80));
  }

  @Test
  void shouldFindTheFirstAndTheLastKeyOfARange() {
    Ledger ledger = ledger();
    ledger.put(bytes(3), bytes(0));
    ledger.put(bytes(5), bytes(0));
    ledger.put(bytes(9), bytes(0));
    assertThat(ledger.firstKey(bytes(1), bytes(8))).isEqualTo(bytes(3));
    assertThat(ledger.lastKey(bytes(1), bytes(8))).isEqualTo(bytes(5));
    assertThat(ledger.firstKey(bytes(6), bytes(8))).isNull();
    assertThat(ledger.lastKey(bytes(6), bytes(8))).isNull();
  }

  @Test
  void shouldGoDownARange() {
    Ledger ledger = ledger();
    ledger.put(bytes(3), bytes(0));
    ledger.put(bytes(5), bytes(0));
    ledger.put(bytes(9), bytes(0));
    List<byte[]> keys = new ArrayList<>();
    try (Ledger.Entries entries = ledger.reverseRange(bytes(3), bytes(5))) {
      entries.forEachRemaining(entry -> keys.add(entry.key()));
    }
    assertThat(keys).containsExactly(bytes(5), bytes(3));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}

package dev.weir.stream.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BufferedLedgerTest extends LedgerContract {
  private final InMemoryLedger below = new InMemoryLedger();
  private final BufferedLedger ledger = new BufferedLedger(below);

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Test
  void shouldWriteNothingBeforeItIsApplied() {
    below.put(key(1), key(10));
    ledger.put(key(2), key(20));
    ledger.delete(key(1));
    assertThat(entries(below)).containsExactly("1=10");

    ledger.apply();
    assertThat(entries(below)).containsExactly("2=20");
  }

  @Test
  void shouldForgetWhatIsDiscarded() {
    below.put(key(1), key(10));
    ledger.put(key(1), key(11));
    ledger.delete(key(1));
    ledger.put(key(2), key(20));
    ledger.discard();
    ledger.apply();

    assertThat(entries(ledger)).containsExactly("1=10");
    assertThat(entries(below)).containsExactly("1=10");
  }

  @Test
  void shouldReadNothingTwiceUntilItIsApplied() {
    below.put(key(1), key(10));
    entries(ledger);
    ledger.get(key(1));
    ledger.get(key(2));
    int before = below.operations();
    entries(ledger);
    ledger.get(key(1));
    ledger.get(key(2));
    assertThat(below.operations()).isEqualTo(before);

    ledger.apply();
    entries(ledger);
    assertThat(below.operations()).isGreaterThan(before);
  }

  @Test
  void shouldNotWriteWhatStandsThereAlready() {
    below.put(key(1), key(10));
    ledger.get(key(1));
    ledger.get(key(2));
    ledger.put(key(1), key(10));
    ledger.delete(key(2));
    int before = below.operations();
    ledger.apply();

    assertThat(below.operations()).isEqualTo(before);
  }

  @Test
  void shouldReadAsIfAllWereWritten() {
    Random random = new Random(7);
    InMemoryLedger plain = new InMemoryLedger();
    for (int i = 0; i < 5_000; i++) {
      int key = random.nextInt(40);
      switch (random.nextInt(10)) {
        case 0 -> ledger.apply();
        case 1, 2, 3 -> {
          ledger.delete(key(key));
          plain.delete(key(key));
        }
        default -> {
          ledger.put(key(key), key(i % 100));
          plain.put(key(key), key(i % 100));
        }
      }
      int from = random.nextInt(40);
      int to = from + random.nextInt(40 - from);
      assertThat(ledger.get(key(from))).isEqualTo(plain.get(key(from)));
      assertThat(shown(ledger.range(key(from), key(to))))
          .isEqualTo(shown(plain.range(key(from), key(to))));
      assertThat(shown(ledger.reverseRange(key(from), key(to))))
          .isEqualTo(shown(plain.reverseRange(key(from), key(to))));
    }
  }

  private static List<String> entries(Ledger of) {
    return shown(of.range(key(0), key(100)));
  }

  private static List<String> shown(Ledger.Entries entries) {
    List<String> shown = new ArrayList<>();
    try (entries) {
      entries.forEachRemaining(
          entry -> shown.add(entry.key()[0] + "=" + Arrays.toString(entry.value())));
    }
    return shown.stream().map(text -> text.replace("[", "").replace("]", "")).toList();
  }

  private static byte[] key(int value) {
    return new byte[] {(byte) value};
  }
}

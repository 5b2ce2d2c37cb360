package dev.weir.stream.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachingLedgerTest extends LedgerContract {
  private final Counting below = new Counting();
  private final CachingLedger ledger = new CachingLedger(below, 1_000_000);

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Test
  void shouldLookNothingUpTwice() {
    below.put(key(1), key(10));
    ledger.get(key(1));
    ledger.get(key(2));
    assertThat(looks(() -> assertThat(ledger.get(key(1))).isEqualTo(key(10)))).isZero();
    assertThat(looks(() -> assertThat(ledger.get(key(2))).isNull())).isZero();
  }

  @Test
  void shouldKnowWhatIsInARangeThatItHasRead() {
    below.put(key(3), key(30));
    all(ledger.range(key(1), key(9)));
    assertThat(looks(() -> all(ledger.range(key(2), key(9))))).isZero();
    assertThat(looks(() -> all(ledger.reverseRange(key(1), key(5))))).isZero();
    assertThat(looks(() -> assertThat(ledger.get(key(4))).isNull())).isZero();
    ledger.put(key(4), key(40));
    ledger.delete(key(3));
    assertThat(looks(() -> assertThat(all(ledger.range(key(1), key(9)))).containsExactly("4=40")))
        .isZero();
  }

  @Test
  void shouldKnowARangeAsFarAsItWasRead() {
    below.put(key(3), key(30));
    below.put(key(5), key(50));
    below.put(key(7), key(70));
    assertThat(ledger.firstKey(key(1), key(9))).isEqualTo(key(3));
    assertThat(looks(() -> assertThat(ledger.firstKey(key(1), key(9))).isEqualTo(key(3)))).isZero();
    assertThat(ledger.lastKey(key(1), key(9))).isEqualTo(key(7));
    assertThat(looks(() -> assertThat(ledger.lastKey(key(1), key(9))).isEqualTo(key(7)))).isZero();
    assertThat(looks(() -> all(ledger.range(key(1), key(9))))).isOne();
    assertThat(looks(() -> all(ledger.range(key(1), key(9))))).isZero();
  }

  @Test
  void shouldNotWriteWhatIsKnownToStandThere() {
    ledger.put(key(1), key(10));
    ledger.get(key(1));
    ledger.get(key(2));
    int before = below.entries.operations();
    ledger.put(key(1), key(10));
    ledger.delete(key(2));
    assertThat(below.entries.operations()).isEqualTo(before);
    ledger.put(key(1), key(11));
    assertThat(below.entries.get(key(1))).isEqualTo(key(11));
  }

  @Test
  void shouldForgetEverythingWhenAWriteFails() {
    below.put(key(1), key(10));
    ledger.get(key(1));
    below.failing = true;
    assertThatThrownBy(() -> ledger.put(key(1), key(11))).isInstanceOf(IllegalStateException.class);
    below.failing = false;
    assertThat(looks(() -> assertThat(ledger.get(key(1))).isEqualTo(key(11)))).isOne();
  }

  @Test
  void shouldRememberNoMoreThanItMay() {
    KnownStretches known = new KnownStretches(20_000);
    for (int i = 0; i < 20_000; i++) {
      byte[] key = {(byte) (i >> 8), (byte) i};
      known.learn(key, key, List.of(new Ledger.Entry(key, new byte[i % 50])));
      known.set(key, new byte[i % 70]);
      assertThat(known.bytes()).isBetween(1L, 20_000L);
    }
  }

  /** Much room, and so little that nearly everything is forgotten at once. */
  @ParameterizedTest
  @ValueSource(longs = {1_000_000, 20_000, 4_000, 0})
  void shouldReadAsIfItRememberedNothing(long mostBytes) {
    Random random = new Random(mostBytes);
    InMemoryLedger under = new InMemoryLedger();
    InMemoryLedger plain = new InMemoryLedger();
    CachingLedger caching = new CachingLedger(under, mostBytes);
    for (int i = 0; i < 5_000; i++) {
      byte[] key = key(random.nextInt(60));
      if (random.nextInt(4) > 0) {
        byte[] value = key(i % 100);
        caching.put(key, value);
        plain.put(key, value);
      } else {
        caching.delete(key);
        plain.delete(key);
      }
      int from = random.nextInt(60);
      int to = from + random.nextInt(60 - from);
      int most = random.nextInt(8);
      assertThat(caching.get(key(from))).isEqualTo(plain.get(key(from)));
      assertThat(some(caching.range(key(from), key(to)), most, caching))
          .isEqualTo(some(plain.range(key(from), key(to)), most, null));
      assertThat(some(caching.reverseRange(key(from), key(to)), most, caching))
          .isEqualTo(some(plain.reverseRange(key(from), key(to)), most, null));
    }
  }

  @Test
  void shouldReadLongRangesWhole() {
    InMemoryLedger under = new InMemoryLedger();
    CachingLedger caching = new CachingLedger(under, 10_000_000);
    for (int i = 0; i < 3_000; i++) {
      under.put(new byte[] {(byte) (i >> 8), (byte) i}, key(1));
    }
    byte[] first = {0, 0};
    byte[] last = {127, 127};
    for (int time = 0; time < 3; time++) {
      assertThat(all(caching.range(first, last))).hasSize(3_000);
      assertThat(all(caching.reverseRange(first, last))).hasSize(3_000);
    }
  }

  private static List<String> all(Ledger.Entries entries) {
    return some(entries, Integer.MAX_VALUE, null);
  }

  /** Reads so many, and looks others up between them, as long as it may be asked for that. */
  private static List<String> some(
      Ledger.Entries entries, int most, @Nullable CachingLedger between) {
    List<String> shown = new ArrayList<>();
    try (entries) {
      while (shown.size() < most && entries.hasNext()) {
        Ledger.Entry entry = entries.next();
        shown.add(entry.key()[0] + "=" + Arrays.toString(entry.value()));
        if (between != null) {
          between.get(key(entry.value()[0] % 60));
          between.firstKey(key(entry.value()[0] % 60), key(59));
        }
      }
    }
    return shown.stream().map(text -> text.replace("[", "").replace("]", "")).toList();
  }

  private long looks(Runnable work) {
    long before = below.looks;
    work.run();
    return below.looks - before;
  }

  private static byte[] key(int value) {
    return new byte[] {(byte) value};
  }

  /** Counts look-ups and ranges; may write and fail after all. */
  private static final class Counting implements Ledger {
    private final InMemoryLedger entries = new InMemoryLedger();
    private long looks;
    private boolean failing;

    @Override
    public byte @Nullable [] get(byte[] key) {
      looks++;
      return entries.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
      entries.put(key, value);
      if (failing) {
        throw new IllegalStateException("failed");
      }
    }

    @Override
    public void delete(byte[] key) {
      entries.delete(key);
    }

    @Override
    public Entries range(byte[] from, byte[] to) {
      looks++;
      return entries.range(from, to);
    }

    @Override
    public Entries reverseRange(byte[] from, byte[] to) {
      looks++;
      return entries.reverseRange(from, to);
    }
  }
}

package dev.weir.stream.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DirtyDaysTest {
  @Test
  void shouldHoldExactlyTheDaysAddedInDisjointRanges() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      DirtyDays days = new DirtyDays();
      BitSet expected = new BitSet();
      for (int added = 0; added < 12; added++) {
        int first = random.nextInt(60);
        int last = first + random.nextInt(9) - 1;
        boolean more = last >= first && expected.get(first, last + 1).cardinality() <= last - first;
        assertThat(days.addAll(List.of(new DayRange(first, last)))).isEqualTo(more);
        expected.set(first, Math.max(first, last + 1));
      }
      assertThat(DirtyDays.unpack(days.pack()).ranges()).isEqualTo(ranges(expected));
    }
  }

  private static List<DayRange> ranges(BitSet days) {
    return days.stream()
        .filter(day -> day == 0 || !days.get(day - 1))
        .mapToObj(day -> new DayRange(day, days.nextClearBit(day) - 1))
        .toList();
  }
}

package dev.weir.stream.team;

import java.util.ArrayList;
import java.util.List;

/**
 * Days from first to last, both inside.
 *
 * @param first day since the epoch
 * @param last day since the epoch; before first if there are none
 */
record DayRange(int first, int last) {
  static final DayRange NONE = new DayRange(Integer.MAX_VALUE, Integer.MIN_VALUE);

  boolean isEmpty() {
    return first > last;
  }

  boolean contains(int day) {
    return first <= day && day <= last;
  }

  /** The smallest range that holds both. */
  DayRange span(DayRange other) {
    return new DayRange(Math.min(first, other.first), Math.max(last, other.last));
  }

  DayRange including(int day) {
    return new DayRange(Math.min(first, day), Math.max(last, day));
  }

  /** The days of either that the other lacks, where ranges overlap, touch or are empty. */
  List<DayRange> difference(DayRange other) {
    if (isEmpty() || other.isEmpty()) {
      return List.of(span(other));
    }
    return List.of(
        new DayRange(Math.min(first, other.first), Math.max(first, other.first) - 1),
        new DayRange(Math.min(last, other.last) + 1, Math.max(last, other.last)));
  }

  /** The same days in ranges of so many at most. */
  List<DayRange> chunks(int days) {
    List<DayRange> chunks = new ArrayList<>();
    for (int from = first; from <= last; from += days) {
      chunks.add(new DayRange(from, Math.min(last, from + days - 1)));
    }
    return chunks;
  }

  DayRange within(DayRange limits) {
    return new DayRange(Math.max(first, limits.first), Math.min(last, limits.last));
  }
}

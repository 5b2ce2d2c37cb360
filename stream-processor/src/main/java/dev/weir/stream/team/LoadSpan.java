package dev.weir.stream.team;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of time, such as in stages 2 to 7, half open.
 *
 * @param enteredAt milliseconds since the epoch, inside
 * @param leftAt milliseconds since the epoch, outside; {@link #LASTING} while it lasts
 */
record LoadSpan(long enteredAt, long leftAt) {
  /** Left never, as far as is known. */
  static final long LASTING = Long.MAX_VALUE;

  boolean isLasting() {
    return leftAt == LASTING;
  }

  /** The same time as disjoint spans in order, so that an item is never counted twice. */
  static List<LoadSpan> disjoint(List<LoadSpan> spans) {
    List<LoadSpan> sorted = new ArrayList<>(spans);
    sorted.removeIf(span -> span.leftAt <= span.enteredAt);
    sorted.sort(Comparator.comparingLong(LoadSpan::enteredAt));
    List<LoadSpan> disjoint = new ArrayList<>(sorted.size());
    for (LoadSpan span : sorted) {
      LoadSpan last = disjoint.isEmpty() ? null : disjoint.get(disjoint.size() - 1);
      if (last == null || last.leftAt < span.enteredAt) {
        disjoint.add(span);
      } else if (last.leftAt < span.leftAt) {
        disjoint.set(disjoint.size() - 1, new LoadSpan(last.enteredAt, span.leftAt));
      }
    }
    return List.copyOf(disjoint);
  }
}

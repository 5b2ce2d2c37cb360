package dev.weir.stream.team;

import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Days of a team that must be computed anew, as disjoint ranges. Not thread-safe. */
final class DirtyDays {
  private final TreeMap<Integer, Integer> lastByFirst = new TreeMap<>();

  /** Adds days; whether there were any new among them. */
  boolean addAll(List<DayRange> ranges) {
    boolean more = false;
    for (DayRange range : ranges) {
      more |= add(range);
    }
    return more;
  }

  private boolean add(DayRange days) {
    if (days.isEmpty() || covers(days)) {
      return false;
    }
    int first = days.first();
    int last = days.last();
    Map.Entry<Integer, Integer> near = lastByFirst.floorEntry(last + 1);
    while (near != null && near.getValue() >= first - 1) {
      first = Math.min(first, near.getKey());
      last = Math.max(last, near.getValue());
      lastByFirst.remove(near.getKey());
      near = lastByFirst.lowerEntry(near.getKey());
    }
    lastByFirst.put(first, last);
    return true;
  }

  List<DayRange> ranges() {
    List<DayRange> ranges = new ArrayList<>(lastByFirst.size());
    lastByFirst.forEach((first, last) -> ranges.add(new DayRange(first, last)));
    return ranges;
  }

  byte[] pack() {
    WireWriter out = new WireWriter().number(lastByFirst.size());
    lastByFirst.forEach((first, last) -> out.number(first).number(last));
    return out.bytes();
  }

  static DirtyDays unpack(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    DirtyDays days = new DirtyDays();
    days.addAll(in.list(range -> new DayRange(range.integer(), range.integer())));
    return days;
  }

  private boolean covers(DayRange days) {
    Map.Entry<Integer, Integer> before = lastByFirst.floorEntry(days.first());
    return before != null && before.getValue() >= days.last();
  }
}

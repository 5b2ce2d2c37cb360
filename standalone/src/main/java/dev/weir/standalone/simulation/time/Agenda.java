package dev.weir.standalone.simulation.time;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What is to come, by time; of the same second in the order in which it was planned. */
public final class Agenda {
  private record Entry(long at, long number, Runnable what) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::at).thenComparingLong(entry -> entry.number()));
  private final long end;
  private long planned;
  private long now;

  /**
   * An empty one.
   *
   * @param end second from which on nothing happens any more
   */
  public Agenda(long start, long end) {
    this.now = start;
    this.end = end;
  }

  /** Seconds since 1970. */
  public long now() {
    return now;
  }

  /** Whether something planned for then will happen at all. */
  public boolean isWithin(long at) {
    return at < end;
  }

  /** Plans something, never for the past; what is planned for after the end does not happen. */
  public void at(long at, Runnable what) {
    long later = Math.max(now, at);
    if (isWithin(later)) {
      entries.add(new Entry(later, planned++, what));
    }
  }

  /** Plans something for so many seconds from now. */
  public void in(long seconds, Runnable what) {
    at(now + seconds, what);
  }

  /** Whether nothing is to come. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Goes on to the next second in which something happens, and does all of it. */
  public void step() {
    now = entries.element().at();
    while (!entries.isEmpty() && entries.element().at() == now) {
      entries.remove().what().run();
    }
  }
}

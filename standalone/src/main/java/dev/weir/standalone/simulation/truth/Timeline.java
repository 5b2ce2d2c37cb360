package dev.weir.standalone.simulation.truth;

import dev.weir.standalone.simulation.truth.Place.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an item has been, and when it was held up. */
final class Timeline {
  private record Stay(Place place, long entered, long left, boolean rework) {}

  private record Span(long from, long to) {
    long within(long start, long end) {
      return Math.max(0, Math.min(to, end) - Math.max(from, start));
    }
  }

  private final List<Stay> stays = new ArrayList<>();
  private final List<Span> blocked = new ArrayList<>();
  private long blockedSince = -1;
  private boolean ended;

  void enter(Standing standing, long at) {
    Stay last = stays.isEmpty() ? null : stays.get(stays.size() - 1);
    if (last != null && last.place() == standing.place() && !ended) {
      return;
    }
    leave(at);
    boolean back = last != null && standing.back() && standing.place().compareTo(last.place()) < 0;
    stays.add(new Stay(standing.place(), at, Long.MAX_VALUE, back));
    ended = false;
  }

  /** It is given up. */
  void end(long at) {
    if (stays.isEmpty()) {
      stays.add(new Stay(Place.BACKLOG, at, Long.MAX_VALUE, false));
    }
    leave(at);
    ended = true;
  }

  private void leave(long at) {
    if (stays.isEmpty() || ended) {
      return;
    }
    Stay last = stays.remove(stays.size() - 1);
    if (last.entered() < at) {
      stays.add(new Stay(last.place(), last.entered(), at, last.rework()));
    } else {
      stays.add(new Stay(last.place(), at, at, last.rework()));
    }
  }

  void blocked(long at) {
    blockedSince = at;
  }

  void freed(long at) {
    blocked.add(new Span(blockedSince, at));
    blockedSince = -1;
  }

  boolean isIn(Place place) {
    return !ended && !stays.isEmpty() && stays.get(stays.size() - 1).place() == place;
  }

  ItemRow row(ItemTruth.Identity identity, long createdAt, boolean dropped, String basis) {
    Stay last = stays.get(stays.size() - 1);
    long started = started();
    long completed = isIn(Place.PRODUCTION) ? last.entered() : -1;
    boolean timed = completed >= 0 && started >= 0;
    return new ItemRow(
        identity.externalId(),
        identity.team(),
        identity.type(),
        identity.origin(),
        status(last, dropped),
        Instant.ofEpochSecond(createdAt),
        instant(started),
        instant(completed),
        dropped ? instant(last.left()) : null,
        completed < 0 ? null : basis,
        stays.stream().map(Timeline::visit).toList(),
        (int) stays.stream().filter(Stay::rework).count(),
        timed ? blockedWithin(started, completed) : null,
        timed ? activeWithin(started, completed) : null,
        timed ? waitWithin(started, completed) : null);
  }

  private long started() {
    return stays.stream()
        .filter(stay -> stay.place().isUnderWay())
        .mapToLong(Stay::entered)
        .findFirst()
        .orElse(-1);
  }

  private static String status(Stay last, boolean dropped) {
    if (dropped) {
      return "cancelled";
    }
    return switch (last.place()) {
      case BACKLOG -> "open";
      case PRODUCTION -> "completed";
      default -> "in_progress";
    };
  }

  private static ItemRow.Visit visit(Stay stay) {
    Instant left = stay.left() == Long.MAX_VALUE ? null : Instant.ofEpochSecond(stay.left());
    return new ItemRow.Visit(
        stay.place().id(), Instant.ofEpochSecond(stay.entered()), left, stay.rework());
  }

  private long blockedWithin(long start, long end) {
    long closed = blocked.stream().mapToLong(span -> span.within(start, end)).sum();
    return closed
        + (blockedSince < 0 ? 0 : new Span(blockedSince, Long.MAX_VALUE).within(start, end));
  }

  private long activeWithin(long start, long end) {
    long active = 0;
    for (Stay stay : stays) {
      if (stay.place().isActive()) {
        long from = Math.max(stay.entered(), start);
        long to = Math.min(stay.left(), end);
        active += Math.max(0, to - from) - (to > from ? blockedWithin(from, to) : 0);
      }
    }
    return active;
  }

  private long waitWithin(long start, long end) {
    long wait = 0;
    for (Stay stay : stays) {
      long from = Math.max(stay.entered(), start);
      long to = Math.min(stay.left(), end);
      if (to > from && stay.place() != Place.PRODUCTION) {
        wait += stay.place().isActive() ? blockedWithin(from, to) : to - from;
      }
    }
    return wait;
  }

  private static @Nullable Instant instant(long at) {
    return at < 0 ? null : Instant.ofEpochSecond(at);
  }
}

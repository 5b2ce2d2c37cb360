package dev.weir.stream.valuestream;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a team owns.
 *
 * @param projects keys of ticket projects
 * @param services ids of services of the file
 * @param from first instant of the ownership; null since ever
 * @param until first instant after it; null for ever
 */
public record Ownership(
    Globs repositories,
    List<String> projects,
    List<String> services,
    @Nullable Instant from,
    @Nullable Instant until) {
  public Ownership {
    projects = List.copyOf(projects);
    services = List.copyOf(services);
  }

  boolean standsAt(Instant at) {
    return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
  }

  boolean overlaps(Ownership other) {
    return (until == null || other.from == null || other.from.isBefore(until))
        && (other.until == null || from == null || from.isBefore(other.until));
  }
}

package dev.weir.sink.consume;

import java.time.Duration;
import java.util.List;

/**
 * Topics that are read together, such as raw webhooks and their outcomes, which write the same
 * rows.
 *
 * @param rest how long records may gather once all are written, so that one transaction takes
 *     several; zero where somebody waits for the rows
 */
public record LaneTopics(String name, List<Route<?, ?>> routes, Duration rest) {
  public LaneTopics {
    routes = List.copyOf(routes);
  }
}

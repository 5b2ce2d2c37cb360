package dev.weir.stream.reference;

import dev.weir.stream.scope.World;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What reference and product are compared in. */
record Tables(SortedMap<String, ItemRow> items, SortedMap<String, DayRow> days) {
  /** A day of a service; the median in milliseconds. */
  record DayRow(int deployments, int changes, @Nullable Double medianLeadTime) {}

  static Tables of(World world) {
    SortedMap<String, ItemRow> items = new TreeMap<>();
    world.items().forEach(item -> items.put(item.getExternalId(), ItemRow.of(item)));
    SortedMap<String, DayRow> days = new TreeMap<>();
    world
        .serviceDays()
        .forEach(
            (day, m) ->
                days.put(
                    PlainFacts.lower(day),
                    new DayRow(
                        m.getDeployments(), m.getChanges(), m.getChangeLeadTimeP50Millis())));
    return new Tables(items, days);
  }
}

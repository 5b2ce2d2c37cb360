package dev.weir.stream.reference;

import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.stream.scope.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What reference and product are compared in: rows by table and key. */
record Tables(Map<String, SortedMap<String, Row>> tables) {
  static Tables of(World world) {
    return of(world.items(), world.deployments(), world.incidents(), world.serviceDays());
  }

  static Tables of(
      Collection<FlowItem> items,
      Collection<Deployment> deployments,
      Collection<Incident> incidents,
      Map<String, ServiceMetrics> days) {
    SortedMap<String, Row> ofItems = new TreeMap<>();
    items.forEach(item -> ofItems.put(item.getExternalId(), Row.of(item)));
    SortedMap<String, Row> ofDeployments = new TreeMap<>();
    deployments.forEach(
        one -> ofDeployments.put(PlainFacts.lower(one.getExternalId()), Row.of(one)));
    SortedMap<String, Row> ofIncidents = new TreeMap<>();
    incidents.forEach(one -> ofIncidents.put(one.getExternalId(), Row.of(one)));
    SortedMap<String, Row> ofDays = new TreeMap<>();
    days.forEach((day, one) -> ofDays.put(PlainFacts.lower(day), Row.of(one)));
    return new Tables(
        Map.of(
            "items",
            ofItems,
            "deployments",
            ofDeployments,
            "incidents",
            ofIncidents,
            "days",
            ofDays));
  }

  /** What differs in the tables that both have; null if nothing does. */
  @Nullable String difference(Tables other, Set<String> withoutColumns) {
    List<String> differences = new ArrayList<>();
    for (String table : new TreeSet<>(tables.keySet())) {
      SortedMap<String, Row> theirs = other.tables.get(table);
      SortedMap<String, Row> ours = tables.get(table);
      if (theirs != null && ours != null) {
        SortedSet<String> keys = new TreeSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        for (String key : keys) {
          compare(
              differences,
              table + " " + key,
              row(ours, key, withoutColumns),
              row(theirs, key, withoutColumns));
        }
      }
    }
    return differences.isEmpty() ? null : String.join("\n", differences);
  }

  private static Row row(SortedMap<String, Row> rows, String key, Set<String> withoutColumns) {
    Row row = rows.get(key);
    return row == null ? Row.of() : row.without(withoutColumns);
  }

  private static void compare(List<String> differences, String what, Row ours, Row theirs) {
    SortedSet<String> columns = new TreeSet<>(ours.columns().keySet());
    columns.addAll(theirs.columns().keySet());
    for (String column : columns) {
      Object our = ours.columns().get(column);
      Object their = theirs.columns().get(column);
      if (our == null || !our.equals(their)) {
        differences.add(what + " " + column + "\n    expected " + our + "\n    but told " + their);
      }
    }
  }
}

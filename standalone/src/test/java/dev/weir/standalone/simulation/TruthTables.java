package dev.weir.standalone.simulation;

import dev.weir.standalone.simulation.truth.ItemRow;
import dev.weir.standalone.simulation.truth.ServiceDayRow;
import dev.weir.standalone.simulation.truth.TeamDayRow;
import dev.weir.standalone.simulation.truth.TruthSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A simulation in memory: its deliveries and its truth. */
final class TruthTables implements TruthSink {
  private final List<byte[]> lines = new ArrayList<>();
  private final Map<String, ItemRow> items = new TreeMap<>();
  private final Map<String, ServiceDayRow> days = new TreeMap<>();
  private final List<TeamDayRow> teamDays = new ArrayList<>();
  private final Simulation.Summary summary;

  TruthTables(Settings settings) {
    summary = Simulation.run(settings, lines::add, this, second -> {});
  }

  List<byte[]> lines() {
    return lines;
  }

  Map<String, ItemRow> items() {
    return items;
  }

  Map<String, ServiceDayRow> days() {
    return days;
  }

  List<TeamDayRow> teamDays() {
    return teamDays;
  }

  Simulation.Summary summary() {
    return summary;
  }

  @Override
  public void item(ItemRow row) {
    if (items.put(row.externalId(), row) != null) {
      throw new IllegalStateException("told twice: " + row);
    }
  }

  @Override
  public void serviceDay(ServiceDayRow row) {
    days.put(row.service() + " " + row.day(), row);
  }

  @Override
  public void teamDay(TeamDayRow row) {
    teamDays.add(row);
  }
}

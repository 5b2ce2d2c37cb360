package dev.weir.standalone.simulation.truth;

/** Takes what was true when a simulation ends. */
public interface TruthSink {
  /** An item. */
  void item(ItemRow row);

  /** A day of a service on which something reached production. */
  void serviceDay(ServiceDayRow row);

  /** A day of a team on which something was completed. */
  void teamDay(TeamDayRow row);
}

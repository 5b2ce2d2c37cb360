package dev.weir.sink.migrate;

import java.util.Locale;

/** How time tables are kept: a property of the database, chosen at the first migration. */
public enum Mode {
  /** Native range partitions. */
  PLAIN,
  /** Hypertables. */
  TIMESCALEDB;

  /** As the database records it. */
  public String recorded() {
    return name().toLowerCase(Locale.ROOT);
  }
}

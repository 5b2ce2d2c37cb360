package dev.weir.bench;

import java.lang.management.ManagementFactory;

/**
 * How busy the whole machine was around a benchmark: load averages of a minute, NaN or below 0
 * where the system does not tell. The benchmark's own work is part of the later one.
 */
record Load(double before, double after) {
  /** The load average of the last minute. */
  static double now() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}

package dev.weir.bench.gateway;

import java.lang.management.ManagementFactory;

/** What this process has used of the processors. */
final class ProcessorTime {
  private ProcessorTime() {}

  /** Of all threads so far; 0 where the platform cannot tell. */
  static long nanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime())
        : 0;
  }
}

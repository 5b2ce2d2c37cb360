package dev.weir.bench.pipeline;

import java.lang.management.ManagementFactory;

/** What this process has used of the processors. */
final class ProcessTime {
  private ProcessTime() {}

  /** Processor time of all threads of this process so far; -1 where the platform cannot tell. */
  static long nanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : -1;
  }
}

package dev.weir.standalone.doctor.report;

import java.time.Duration;
import java.util.List;

/**
 * All that was found. Immutable.
 *
 * @param whom it is about, one sentence
 */
public record Report(String whom, List<Finding> findings, Duration took) {
  public Report {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong; warnings are allowed. */
  public boolean isWell() {
    return count(Level.WRONG) == 0;
  }

  /** How many findings stand so. */
  public long count(Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }
}

package dev.weir.standalone.doctor.report;

import java.time.Duration;

/**
 * Something to look at, apart from everything else.
 *
 * @param what named when it fails itself
 * @param limit when it is given up
 */
public record Check(String section, String what, Duration limit, Examination examination) {
  /** Looks, and tells what it finds. */
  public interface Examination {
    /**
     * Changes nothing. Ends when its thread is interrupted, or soon after.
     *
     * @throws Exception what it did not expect; told as a finding
     */
    void examine(Findings findings) throws Exception;
  }
}

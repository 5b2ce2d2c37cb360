package dev.weir.standalone.doctor.report;

import java.util.Locale;

/** How a finding stands, from the best to the worst. */
public enum Level {
  OK,
  /** Neither well nor ill: what there is, or what could not be looked at. */
  NOTE,
  /** Works, and will give trouble. */
  WARNING,
  /** Does not work, or loses something. */
  WRONG;

  /** In lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.weir.standalone.doctor.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what a check finds. Thread-safe: what was found before a check ran out of time counts.
 */
public final class Findings {
  private final String section;
  private final List<Finding> found = new ArrayList<>();

  /** For one section. */
  public Findings(String section) {
    this.section = section;
  }

  /** As it should be. */
  public void ok(String what, String text) {
    add(Level.OK, what, text, "");
  }

  /** What there is, or what could not be looked at. */
  public void note(String what, String text) {
    add(Level.NOTE, what, text, "");
  }

  /** Works, and will give trouble. */
  public void warn(String what, String text, String cure) {
    add(Level.WARNING, what, text, cure);
  }

  /** Does not work, or loses something. */
  public void wrong(String what, String text, String cure) {
    add(Level.WRONG, what, text, cure);
  }

  private synchronized void add(Level level, String what, String text, String cure) {
    found.add(new Finding(section, level, what, text, cure));
  }

  /** What was found so far, in its order. */
  public synchronized List<Finding> soFar() {
    return List.copyOf(found);
  }
}

package dev.weir.stream.flow;

import java.util.Locale;

/** What brings a change to production (MODEL.md, section 4). */
public enum DoneOn {
  DEPLOYMENT,
  RELEASE,
  TAG,
  MERGE,
  CLOSE;

  /** Its name in the value-stream file and as a completion basis. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

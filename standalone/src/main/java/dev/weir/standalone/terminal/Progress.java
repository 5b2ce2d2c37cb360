package dev.weir.standalone.terminal;

/** Tells people what is going on. Thread-safe. */
public interface Progress {
  /** Something begins, or goes on for long: a few words in lower case. */
  void step(String what);

  /** So many of a number are done; called often. */
  void count(String what, long done, long total);

  /** What was counted is done. */
  void finished();
}

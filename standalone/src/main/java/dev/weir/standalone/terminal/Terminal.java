package dev.weir.standalone.terminal;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Progress on a terminal, where a line is rewritten, or in a log, where lines are few. Thread-safe.
 */
public final class Terminal implements Progress {
  /** Set by {@code ./weir}: what Java itself says of terminals differs by version. */
  private static final String PROPERTY = "weir.terminal";

  private static final int BAR = 30;
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
  private static final long LINE_NANOS = Duration.ofSeconds(5).toNanos();

  private final PrintStream out;
  private final boolean interactive;
  private final long start = System.nanoTime();
  private long lastDrawn;
  private boolean drawn;

  Terminal(PrintStream out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
    this.lastDrawn = start - LINE_NANOS;
  }

  /** Writes to standard output. */
  public static Terminal standard() {
    return new Terminal(System.out, isInteractive());
  }

  /** Writes to standard error, for commands whose output is a result. */
  public static Terminal beside() {
    return new Terminal(System.err, isInteractive());
  }

  /** Whether a person sits before it. */
  public static boolean isInteractive() {
    return Boolean.getBoolean(PROPERTY);
  }

  @Override
  public synchronized void step(String what) {
    clear();
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf("[%5.1f s] %s%n", seconds, what);
    out.flush();
  }

  @Override
  public synchronized void count(String what, long done, long total) {
    long now = System.nanoTime();
    if (now - lastDrawn < (interactive ? REDRAW_NANOS : LINE_NANOS)) {
      return;
    }
    lastDrawn = now;
    if (interactive) {
      draw(what, done, total);
    } else {
      step(total > 0 ? "%s: %,d of %,d".formatted(what, done, total) : what + ": " + done);
    }
  }

  private void draw(String what, long done, long total) {
    out.print(CLEAR_LINE);
    if (total > 0) {
      int filled = (int) Math.min(BAR, BAR * done / total);
      String bar = "█".repeat(filled) + "░".repeat(BAR - filled);
      out.printf("%s %s %,d of %,d", what, bar, done, total);
    } else {
      out.printf("%s: %,d", what, done);
    }
    out.flush();
    drawn = true;
  }

  @Override
  public synchronized void finished() {
    clear();
    out.flush();
  }

  private void clear() {
    if (drawn) {
      out.print(CLEAR_LINE);
      drawn = false;
    }
  }
}

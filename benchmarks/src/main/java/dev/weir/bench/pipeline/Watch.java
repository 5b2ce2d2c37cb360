package dev.weir.bench.pipeline;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks every few milliseconds which of the probes under way are to be seen in the database: a
 * statement a kind, over the keys under way alone. Thread-safe; looks by a thread of its own.
 */
final class Watch implements AutoCloseable {
  private static final long PAUSE_MILLIS = 4;

  private final Map<Probe, Map<String, Long>> underWay = new EnumMap<>(Probe.class);
  private final Map<Probe, List<Long>> seen = new EnumMap<>(Probe.class);
  private final Connection database;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable SQLException failure;

  /** Over a connection that it closes. */
  Watch(Connection database) {
    this.database = database;
    for (Probe probe : Probe.values()) {
      underWay.put(probe, new ConcurrentHashMap<>());
      seen.put(probe, new ArrayList<>());
    }
    thread = new Thread(this::look, "bench-watch");
    thread.setDaemon(true);
    thread.start();
  }

  /** Waits for a row from now on; its time counts from when its delivery was due. */
  void expect(Probe probe, String name, long dueNanos) {
    underWay(probe).put(name, dueNanos);
  }

  private Map<String, Long> underWay(Probe probe) {
    return underWay.getOrDefault(probe, Map.of());
  }

  private void look() {
    try {
      while (!closed) {
        for (Probe probe : Probe.values()) {
          look(probe);
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (SQLException e) {
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Probe probe) throws SQLException {
    Map<String, Long> waiting = underWay(probe);
    if (waiting.isEmpty()) {
      return;
    }
    Array names = database.createArrayOf("text", waiting.keySet().toArray());
    try (PreparedStatement statement = database.prepareStatement(probe.query())) {
      statement.setArray(1, names);
      try (ResultSet rows = statement.executeQuery()) {
        long now = System.nanoTime();
        while (rows.next()) {
          Long due = waiting.remove(rows.getString(1));
          if (due != null) {
            took(probe, now - due);
          }
        }
      }
    }
  }

  private synchronized void took(Probe probe, long nanos) {
    seen.getOrDefault(probe, new ArrayList<>()).add(nanos);
  }

  /**
   * Waits until all are seen.
   *
   * @throws IllegalStateException if some are not within two minutes: they were lost
   */
  void awaitAll() throws InterruptedException {
    long begun = System.nanoTime();
    while (underWay.values().stream().anyMatch(waiting -> !waiting.isEmpty())) {
      if (failure != null) {
        throw new IllegalStateException("the database does not answer", failure);
      }
      if (System.nanoTime() - begun > TimeUnit.MINUTES.toNanos(2)) {
        throw new IllegalStateException("not seen in the database after two minutes: " + missing());
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private List<String> missing() {
    return underWay.entrySet().stream()
        .filter(waiting -> !waiting.getValue().isEmpty())
        .map(
            waiting ->
                waiting.getValue().size()
                    + " "
                    + waiting.getKey().title()
                    + ", "
                    + waiting.getValue().keySet().iterator().next()
                    + " among them")
        .toList();
  }

  /** How long those took that were seen since the last call, in milliseconds, sorted. */
  synchronized double[] taken(Probe probe) {
    List<Long> nanos = seen.getOrDefault(probe, List.of());
    double[] millis = nanos.stream().mapToDouble(n -> n / 1e6).sorted().toArray();
    nanos.clear();
    return millis;
  }

  /** The value below which a share of sorted values lies. */
  static double quantile(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) Math.floor(share * sorted.length))];
  }

  /** How many lie above a bound. */
  static long above(double[] sorted, double bound) {
    return Arrays.stream(sorted).filter(value -> value > bound).count();
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    database.close();
  }
}

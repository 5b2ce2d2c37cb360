package dev.weir.sink.pool;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.weir.sink.SinkConfig;
import dev.weir.sink.metrics.SinkMetrics;
import dev.weir.sink.migrate.Schemas;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's connections. Thread-safe; made without asking the database. */
public final class WriterPool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WriterPool.class);
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final double WARN_AT = 0.9;

  /**
   * What holds for each connection. A commit need not wait for the disk: rows and offset go or stay
   * together, and the log has them still. The writer looks up rows by key and reads no table whole;
   * a plan kept from when a table was small, such as that of a foreign key's check, would read all
   * of it for every row until the next ANALYZE. For the same reason it joins by keys alone,
   * whatever the planner guesses of rows that it is given.
   */
  private static final String SESSION =
      """
      SET search_path = %s, %s, %s; SET timezone = 'UTC'; SET synchronous_commit = off;
      SET client_min_messages = warning; SET enable_seqscan = off; SET jit = off;
      SET enable_hashjoin = off; SET enable_mergejoin = off;
      SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '60s'
      """;

  private final HikariDataSource source;
  private final AtomicBoolean warned = new AtomicBoolean();

  public WriterPool(
      SinkConfig.Jdbc jdbc, SinkConfig.Pool size, Schemas schemas, SinkMetrics metrics) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("weir-sink");
    config.setJdbcUrl(jdbc.url());
    config.setUsername(jdbc.user());
    config.setPassword(jdbc.password().value());
    config.setMinimumIdle(size.min());
    config.setMaximumPoolSize(size.max());
    config.setConnectionTimeout(WAIT.toMillis());
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(
        SESSION.formatted(schemas.generation(), schemas.log(), schemas.read()));
    config.addDataSourceProperty("connectTimeout", WAIT.toSeconds());
    config.addDataSourceProperty("socketTimeout", 120);
    config.addDataSourceProperty("tcpKeepAlive", true);
    config.addDataSourceProperty("ApplicationName", "weir-sink");
    this.source = new HikariDataSource(config);
    metrics.pool(this::connections);
  }

  /** The connections. */
  public DataSource source() {
    return source;
  }

  private Map<String, Integer> connections() {
    HikariPoolMXBean pool = source.getHikariPoolMXBean();
    if (pool == null || source.isClosed()) {
      return Map.of();
    }
    return Map.of(
        "active", pool.getActiveConnections(),
        "idle", pool.getIdleConnections(),
        "waited_for", pool.getThreadsAwaitingConnection(),
        "most", source.getMaximumPoolSize());
  }

  /** Warns once when the pool passes 90 %. */
  public void report() {
    HikariPoolMXBean pool = source.getHikariPoolMXBean();
    if (pool == null) {
      return;
    }
    boolean full = pool.getActiveConnections() >= WARN_AT * source.getMaximumPoolSize();
    if (full && warned.compareAndSet(false, true)) {
      log.warn(
          "{} of {} connections are in use",
          pool.getActiveConnections(),
          source.getMaximumPoolSize());
    } else if (!full) {
      warned.set(false);
    }
  }

  @Override
  public void close() {
    source.close();
  }
}

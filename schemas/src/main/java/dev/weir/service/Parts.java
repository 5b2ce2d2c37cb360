package dev.weir.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts of a system that were started, to be closed in the opposite order. One thread may close
 * while others start parts: what is being started is waited for and closed too. Thread-safe.
 */
public final class Parts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Parts.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private record Part(String name, AutoCloseable closing) {}

  private final Deque<Part> started = new ArrayDeque<>();
  private final ReentrantReadWriteLock starting = new ReentrantReadWriteLock();
  private boolean closed;

  /** Makes and starts a part; may fail with any exception of its own. */
  public interface Start<T> {
    T start() throws Exception;
  }

  /** The system is being stopped, so nothing more is started. */
  public static final class StoppingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppingException(String name) {
      super(name + " was not started: the system is being stopped");
    }
  }

  /**
   * Starts a part and keeps it for closing.
   *
   * @throws StoppingException when the parts are being closed
   * @throws Exception what the part's start throws
   */
  public <T extends AutoCloseable> T start(String name, Start<T> start) throws Exception {
    starting.readLock().lock();
    try {
      refuseWhenClosed(name);
      T part = start.start();
      synchronized (this) {
        started.push(new Part(name, part));
      }
      return part;
    } finally {
      starting.readLock().unlock();
    }
  }

  private synchronized void refuseWhenClosed(String name) {
    if (closed) {
      throw new StoppingException(name);
    }
  }

  /** Closes all, the last started first; a failure is logged and does not spare the others. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    boolean nothingStarts = awaitStarts();
    for (Part part = next(); part != null; part = next()) {
      try {
        part.closing().close();
      } catch (Exception e) {
        log.warn("{} did not stop in order", part.name(), e);
      }
    }
    if (nothingStarts) {
      starting.writeLock().unlock();
    }
  }

  private boolean awaitStarts() {
    try {
      return starting.writeLock().tryLock(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Part next() {
    return started.poll();
  }
}

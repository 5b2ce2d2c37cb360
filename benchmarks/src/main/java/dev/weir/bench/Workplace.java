package dev.weir.bench;

import dev.weir.embedded.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A temporary folder with all that runs in it: closed in the reverse order and deleted at the end,
 * also on Ctrl-C. Servers and child processes of a benchmark are given to it. Thread-safe.
 */
public final class Workplace implements AutoCloseable {
  private final Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Thread hook = new Thread(this::clear, "bench-cleanup");
  private boolean cleared;

  private Workplace(Path folder) {
    this.folder = folder;
  }

  /** A new one; the name tells people whose folder it is. */
  public static Workplace open(String benchmark) throws IOException {
    Workplace workplace = new Workplace(Files.createTempDirectory("weir-bench-" + benchmark));
    Runtime.getRuntime().addShutdownHook(workplace.hook);
    return workplace;
  }

  /** The folder itself. */
  public Path folder() {
    return folder;
  }

  /** A path in it, not made yet. */
  public Path folder(String name) {
    return folder.resolve(name);
  }

  /**
   * Closes something at the end; what was given last is closed first.
   *
   * @throws IllegalStateException when the end has come; the thing is closed
   */
  public <T extends AutoCloseable> T closing(T thing) {
    synchronized (this) {
      if (!cleared) {
        open.push(thing);
        return thing;
      }
    }
    close(thing);
    throw new IllegalStateException("the benchmark was ended");
  }

  /** Ends a process at the end, if nothing else has. */
  public Process closing(Process process) {
    closing(
        (AutoCloseable)
            () -> {
              if (process.isAlive()) {
                process.destroyForcibly().waitFor();
              }
            });
    return process;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending already: whichever of the two comes first clears up.
    }
    clear();
  }

  private synchronized void clear() {
    cleared = true;
    while (!open.isEmpty()) {
      close(open.pop());
    }
    FolderTree.delete(folder);
  }

  private static void close(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      System.err.println("weir: not closed in order: " + e);
    }
  }
}

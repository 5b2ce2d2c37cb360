package dev.weir.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a folder for one process. The operating system drops the lock with the process, so that one
 * that was killed leaves nothing behind but a file. Safe for use by several threads.
 */
public final class FolderLock implements AutoCloseable {
  private static final String FILE = "weir.lock";

  /**
   * The folders locked in this process. They are never opened again meanwhile: POSIX drops a lock
   * as soon as its process closes any descriptor of the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Locks the folder, making it where it is missing.
   *
   * @throws FolderInUseException when another holds it; the message names its process id
   * @throws UncheckedIOException when the folder cannot be made or written
   */
  public static FolderLock acquire(Path folder) {
    try {
      Path place = Files.createDirectories(folder).toRealPath();
      if (!HELD.add(place)) {
        throw new FolderInUseException(folder, "process " + ProcessHandle.current().pid());
      }
      try {
        return new FolderLock(place, lockFile(place));
      } catch (IOException | RuntimeException e) {
        HELD.remove(place);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock folder " + folder, e);
    }
  }

  private static FileChannel lockFile(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new FolderInUseException(folder, holder(file));
      }
      writeProcessId(channel);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void writeProcessId(FileChannel channel) throws IOException {
    byte[] text = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text), 0);
  }

  private static String holder(Path file) {
    try {
      String pid = Files.readString(file).strip();
      return pid.isEmpty() ? "another process" : "process " + pid;
    } catch (IOException e) {
      return "another process";
    }
  }

  /** Gives the folder back; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unlock folder " + folder, e);
    } finally {
      HELD.remove(folder);
    }
  }
}

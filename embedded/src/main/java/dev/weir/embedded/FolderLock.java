package dev.weir.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
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

  /**
   * The process that holds the folder, without trying to hold it. Where Linux tells what a process
   * has open, one that merely got the number of a holder long gone is told apart.
   */
  public static OptionalLong heldBy(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      String text = Files.isReadable(file) ? Files.readString(file).strip() : "";
      if (!text.matches("\\d{1,18}")) {
        return OptionalLong.empty();
      }
      long pid = Long.parseLong(text);
      boolean holds =
          ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
              && hasOpen(pid, file.toRealPath());
      return holds ? OptionalLong.of(pid) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static boolean hasOpen(long pid, Path file) {
    Path descriptors = Path.of("/proc", Long.toString(pid), "fd");
    try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
      for (Path link : links) {
        if (isLinkTo(link, file)) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      // Another user's process, or no Linux: then the number has to do.
      return true;
    }
  }

  private static boolean isLinkTo(Path link, Path file) {
    try {
      return Files.readSymbolicLink(link).equals(file);
    } catch (IOException e) {
      // Closed between the two questions.
      return false;
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

package dev.weir.standalone.doctor.subject;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room a disk has. Thread-safe. */
public interface FreeSpace {
  /**
   * A disk.
   *
   * @param disk names it, such as /dev/sda1
   * @param kind such as ext4
   * @param totalBytes its size
   * @param usableBytes what this user may still fill
   */
  record Disk(String disk, String kind, long totalBytes, long usableBytes) {}

  /** The disk of a folder that exists. */
  Disk of(Path folder) throws IOException;

  /** As the operating system tells. */
  static FreeSpace ofThisMachine() {
    return folder -> {
      FileStore store = Files.getFileStore(folder);
      return new Disk(store.name(), store.type(), store.getTotalSpace(), store.getUsableSpace());
    };
  }
}

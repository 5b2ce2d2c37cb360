package dev.weir.standalone.command;

import dev.weir.embedded.FolderTree;
import dev.weir.standalone.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demonstration's data folder, which is removed at the end unless it was asked for. */
final class DemoFolder implements AutoCloseable {
  private final DataFolder data;
  private volatile boolean removed;

  private DemoFolder(DataFolder data, boolean temporary) {
    this.data = data;
    this.removed = temporary;
  }

  static DemoFolder temporary() throws IOException {
    return new DemoFolder(DataFolder.open(Files.createTempDirectory("weir-demo-")), true);
  }

  static DemoFolder kept(Path folder) {
    return new DemoFolder(DataFolder.open(folder), false);
  }

  DataFolder data() {
    return data;
  }

  /** Keeps the folder after a failure, and says so. */
  void keepForInspection() {
    if (removed) {
      removed = false;
      System.err.println("weir: what the demo left is kept in " + data.root());
    }
  }

  /** Gives the folder back; nothing may work in it any more. */
  @Override
  public void close() {
    data.close();
    if (removed) {
      FolderTree.delete(data.root());
    }
  }
}

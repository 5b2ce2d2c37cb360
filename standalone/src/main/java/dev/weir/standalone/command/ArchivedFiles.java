package dev.weir.standalone.command;

import dev.weir.archive.ArchiveService;
import dev.weir.standalone.StandaloneService.Running;
import dev.weir.standalone.terminal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Has the demo's records archived, and says where the Parquet files are. */
final class ArchivedFiles {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Running running;
  private final Progress progress;

  ArchivedFiles(Running running, Progress progress) {
    this.running = running;
    this.progress = progress;
  }

  void print() throws Exception {
    ArchiveService archive = running.archiver().service();
    List<Long> request = archive.archiveNow();
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!archive.hasArchived(request)) {
      if (System.nanoTime() > end) {
        progress.step("not all is archived yet");
        return;
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
    Path folder = running.addresses().archiveFolder().orElseThrow();
    System.out.printf("  archived as %,d Parquet files in %s%n", files(folder), folder);
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }
}

package dev.weir.standalone.doctor.machine;

import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.FreeSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Room on the disk of the data folder. A full disk stops Kafka and PostgreSQL. */
public final class DiskCheck implements Check.Examination {
  private static final long GIBIBYTE = 1L << 30;
  private static final long LEAST = GIBIBYTE;
  private static final long LITTLE = 5 * GIBIBYTE;
  private static final long MUCH = 20 * GIBIBYTE;
  private static final int NEARLY_FULL_PERCENT = 95;
  private static final int FILLING_PERCENT = 85;
  private static final Set<String> VOLATILE = Set.of("tmpfs", "ramfs");
  private static final Set<String> REMOTE = Set.of("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs");

  private final Path data;
  private final FreeSpace space;

  public DiskCheck(Path data, FreeSpace space) {
    this.data = data;
    this.space = space;
  }

  @Override
  public void examine(Findings findings) throws IOException {
    Path folder = existing(data);
    if (folder == null) {
      findings.wrong("disk", "no folder above " + data + " exists", "name another with --data");
      return;
    }
    FreeSpace.Disk disk = space.of(folder);
    room(findings, disk);
    if (VOLATILE.contains(disk.kind())) {
      findings.warn(
          "kind of disk",
          data + " lies in memory (" + disk.kind() + "): everything is gone with the next start",
          "name a folder on a disk with --data");
    } else if (REMOTE.contains(disk.kind())) {
      findings.warn(
          "kind of disk",
          data
              + " lies on another machine ("
              + disk.kind()
              + "), where locks and fsync may be weak",
          "name a folder on a disk of this machine with --data");
    }
  }

  private static void room(Findings findings, FreeSpace.Disk disk) {
    long used = disk.totalBytes() - disk.usableBytes();
    double percent = disk.totalBytes() == 0 ? 0 : 100.0 * used / disk.totalBytes();
    String text =
        "%s free of %s (%s full) on %s"
            .formatted(
                Sizes.of(disk.usableBytes()),
                Sizes.of(disk.totalBytes()),
                String.format(Locale.ROOT, "%.0f %%", percent),
                disk.disk());
    String cure = "make room, or move the data folder to a larger disk while nothing runs on it";
    long usable = disk.usableBytes();
    if (usable < LEAST || (percent >= NEARLY_FULL_PERCENT && usable < MUCH)) {
      findings.wrong("disk", "nearly full: " + text, cure);
    } else if (usable < LITTLE || (percent >= FILLING_PERCENT && usable < MUCH)) {
      findings.warn("disk", "filling: " + text, cure);
    } else {
      findings.ok("disk", text);
    }
  }

  /** The folder, or the nearest above it that there is. */
  static @Nullable Path existing(Path folder) {
    Path at = folder;
    while (at != null && !Files.exists(at)) {
      at = at.getParent();
    }
    return at;
  }
}

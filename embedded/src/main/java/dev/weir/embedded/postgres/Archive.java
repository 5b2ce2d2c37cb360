package dev.weir.embedded.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A tar archive under xz. */
final class Archive {
  private static final int OWNER_MAY_EXECUTE = 0100;

  private Archive() {}

  /** Unpacks everything into the folder. */
  static void unpack(InputStream archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpackEntry(tar, entry, placeOf(entry, folder));
      }
    }
  }

  private static Path placeOf(TarArchiveEntry entry, Path folder) throws IOException {
    Path place = folder.resolve(entry.getName()).normalize();
    if (!place.startsWith(folder)) {
      throw new IOException("an entry leads out of the archive: " + entry.getName());
    }
    return place;
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path place)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(place);
      return;
    }
    Files.createDirectories(place.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(place, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, place);
    if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !place.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make %s executable".formatted(place));
    }
  }
}

package dev.weir.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The file that the server logs to; one that has grown long is set aside before a start. */
record ServerLog(Path file) {
  private static final long LONG = 16L * 1024 * 1024;
  private static final int SHOWN = 8 * 1024;

  static ServerLog in(Path home, Account account) {
    Path file = home.resolve("postgres.log");
    try {
      if (Files.exists(file) && Files.size(file) > LONG) {
        Path aside = home.resolve("postgres.log.1");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      }
      if (!Files.exists(file)) {
        PrivateFile.write(file, "");
        account.take(file);
      }
      return new ServerLog(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare " + file, e);
    }
  }

  long size() {
    return file.toFile().length();
  }

  /** Whether a start failed because sessions of a killed server had not ended yet. */
  boolean tellsOfDyingBackends(long before) {
    return since(before).contains("shared memory block");
  }

  /** What was logged since the file had the given size, shortened to its end. */
  String since(long before) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long from = Math.max(before, channel.size() - SHOWN);
      ByteBuffer text = ByteBuffer.allocate((int) Math.max(0, channel.size() - from));
      channel.read(text, from);
      return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "(" + file + " cannot be read)";
    }
  }
}

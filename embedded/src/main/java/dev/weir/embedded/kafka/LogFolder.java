package dev.weir.embedded.kafka;

import dev.weir.embedded.FolderTree;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** The folder of the broker's logs, formatted once for its life. */
final class LogFolder {
  private LogFolder() {}

  /** Formats a folder beside its place and moves it there, so that a half-made one is never met. */
  static Path formatted(Path dataFolder) {
    Path folder = dataFolder.resolve("log");
    if (Files.exists(folder)) {
      return folder;
    }
    Path unfinished = dataFolder.resolve("log.new");
    try {
      FolderTree.delete(unfinished);
      Files.createDirectories(unfinished);
      format(unfinished);
      return Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare Kafka's folder " + folder, e);
    }
  }

  private static void format(Path folder) {
    try (PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(quiet)
          .setNodeId(BrokerProperties.NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .setDirectories(List.of(folder.toString()))
          .setMetadataLogDirectory(folder.toString())
          .setControllerListenerName(BrokerProperties.CONTROLLER_LISTENER)
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .setHasDynamicQuorum(false)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException("cannot format " + folder + " for Kafka", e);
    }
  }
}

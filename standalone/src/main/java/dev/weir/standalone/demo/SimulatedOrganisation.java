package dev.weir.standalone.demo;

import dev.weir.standalone.simulation.Settings;
import dev.weir.standalone.simulation.SimulationFiles;
import dev.weir.standalone.terminal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The organisation that the demo shows: five teams, eight weeks, made while the servers start. */
public final class SimulatedOrganisation {
  private static final Settings SETTINGS =
      Settings.of(7, 5, 8).startingAt(Instant.parse("2026-02-02T00:00:00Z")).takingUp(4);

  private final SimulationFiles files;
  private final CompletableFuture<Void> written;

  private SimulatedOrganisation(SimulationFiles files, CompletableFuture<Void> written) {
    this.files = files;
    this.written = written;
  }

  /** Begins to simulate into a folder. Its value-stream file is there at once. */
  public static SimulatedOrganisation in(Path folder) throws IOException {
    Files.createDirectories(folder);
    SimulationFiles files =
        new SimulationFiles(
            folder.resolve("deliveries.ndjson.gz"),
            folder.resolve("truth.ndjson"),
            folder.resolve("value-stream.yaml"));
    files.writeValueStream(SETTINGS);
    return new SimulatedOrganisation(files, CompletableFuture.runAsync(() -> write(files)));
  }

  private static void write(SimulationFiles files) {
    try {
      files.write(SETTINGS, new Unseen());
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** Variables of the environment that it needs. */
  public Map<String, String> variables() {
    return Map.of("WEIR_VALUE_STREAM", String.valueOf(files.valueStream()));
  }

  /** Its deliveries, once they are all written. */
  public Path deliveries() {
    written.join();
    return files.deliveries();
  }

  /** What was true, once it is all written. */
  public Path truth() {
    written.join();
    return java.util.Objects.requireNonNull(files.truth());
  }

  private static final class Unseen implements Progress {
    @Override
    public void step(String what) {}

    @Override
    public void count(String what, long done, long total) {}

    @Override
    public void finished() {}
  }
}

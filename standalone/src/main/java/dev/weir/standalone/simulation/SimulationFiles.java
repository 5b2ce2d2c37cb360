package dev.weir.standalone.simulation;

import dev.weir.standalone.terminal.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a simulation is written to; names that end in .gz are compressed.
 *
 * @param truth null where nobody asks what was true
 * @param valueStream null where nobody needs the file
 */
public record SimulationFiles(Path deliveries, @Nullable Path truth, @Nullable Path valueStream) {
  private static final int BUFFER = 256 * 1024;

  /** Simulates into the files. */
  public Simulation.Summary write(Settings settings, Progress progress) throws IOException {
    writeValueStream(settings);
    long days = 7L * settings.weeks();
    try (OutputStream lines = open(deliveries);
        OutputStream rows = truth == null ? OutputStream.nullOutputStream() : open(truth);
        TruthFile told = new TruthFile(rows)) {
      Simulation.Summary summary =
          Simulation.run(
              settings,
              line -> append(lines, line),
              told,
              second ->
                  progress.count(
                      "simulated days", (second - settings.startSecond()) / Team.DAY, days));
      progress.finished();
      return summary;
    }
  }

  /** The value-stream file alone, if one was asked for. */
  public void writeValueStream(Settings settings) throws IOException {
    if (valueStream != null) {
      Files.writeString(valueStream, ValueStreamText.of(settings), StandardCharsets.UTF_8);
    }
  }

  private static OutputStream open(Path file) throws IOException {
    OutputStream raw = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
    return file.toString().endsWith(".gz")
        ? new BufferedOutputStream(new QuickGzip(raw), BUFFER)
        : raw;
  }

  private static void append(OutputStream lines, byte[] line) {
    try {
      lines.write(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Payloads are alike enough to shrink well with the least effort. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out, 64 * 1024);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}

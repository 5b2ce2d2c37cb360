package dev.weir.standalone.delivery;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * In which order the lines of a file are sent, and which of them twice. The lines wait in a
 * temporary file, so that memory holds one at a time.
 */
public final class Itinerary implements AutoCloseable {
  private final Path spool;
  private final RandomAccessFile lines;
  private final List<Stop> stops;
  private int next;

  private record Stop(long number, long offset, int length) {}

  /**
   * How to go through a file.
   *
   * @param shuffle seed of the order; empty: as they stand
   * @param repeat share of the lines that are sent twice, from 0 to 1
   */
  public record Settings(OptionalLong shuffle, double repeat) {}

  private Itinerary(Path spool, RandomAccessFile lines, List<Stop> stops) {
    this.spool = spool;
    this.lines = lines;
    this.stops = stops;
  }

  /** Reads the whole file once and settles the order. */
  public static Itinerary of(Path file, Settings settings) throws IOException {
    try (DeliveryFile source = DeliveryFile.open(file)) {
      return of(source, settings);
    }
  }

  /** The same over a stream, which is closed. */
  public static Itinerary of(InputStream stream, Settings settings) throws IOException {
    try (DeliveryFile source = DeliveryFile.of(stream)) {
      return of(source, settings);
    }
  }

  private static Itinerary of(DeliveryFile source, Settings settings) throws IOException {
    Path spool = Files.createTempFile("weir-deliveries", ".ndjson");
    try {
      List<Stop> stops = ordered(spool(source, spool), settings);
      return new Itinerary(spool, new RandomAccessFile(spool.toFile(), "r"), stops);
    } catch (IOException e) {
      Files.deleteIfExists(spool);
      throw e;
    }
  }

  private static List<Stop> spool(DeliveryFile source, Path spool) throws IOException {
    List<Stop> stops = new ArrayList<>();
    long offset = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(spool))) {
      for (Line line = source.next(); line != null; line = source.next()) {
        out.write(line.bytes());
        stops.add(new Stop(line.number(), offset, line.bytes().length));
        offset += line.bytes().length;
      }
    }
    return stops;
  }

  private static List<Stop> ordered(List<Stop> stops, Settings settings) {
    Random random = new Random(settings.shuffle().orElse(0));
    List<Stop> all = new ArrayList<>(stops.size());
    for (Stop stop : stops) {
      all.add(stop);
      if (random.nextDouble() < settings.repeat()) {
        all.add(stop);
      }
    }
    if (settings.shuffle().isPresent()) {
      Collections.shuffle(all, random);
    }
    return all;
  }

  /** How many are to be sent in all, repeats included. */
  public int size() {
    return stops.size();
  }

  /** The next line; null after the last. */
  public @Nullable Line next() throws IOException {
    if (next == stops.size()) {
      return null;
    }
    Stop stop = stops.get(next++);
    byte[] bytes = new byte[stop.length()];
    lines.seek(stop.offset());
    lines.readFully(bytes);
    return new Line(stop.number(), bytes);
  }

  @Override
  public void close() {
    Optional<IOException> failure = Optional.empty();
    try {
      lines.close();
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    try {
      Files.deleteIfExists(spool);
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    failure.ifPresent(
        cause -> {
          throw new UncheckedIOException("cannot remove " + spool, cause);
        });
  }
}

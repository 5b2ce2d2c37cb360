package dev.weir.bench.lifecycle;

import dev.weir.bench.Benchmark;
import dev.weir.bench.Figure;
import dev.weir.bench.Workplace;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.send.SendSummary;
import dev.weir.standalone.send.Sender;
import dev.weir.standalone.send.Unanswered;
import dev.weir.standalone.terminal.Progress;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./weir up} on a new folder, stopped and started again, killed with work in hand and
 * started again; memory after a load, and processor time at rest.
 */
public final class LifecycleBenchmark implements Benchmark {
  private static final int DELIVERIES = 20_000;
  private static final int LEAST_DELIVERIES = 1_500;
  private static final double REST_SECONDS = 60;
  private static final double LEAST_REST_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final double READY_LIMIT = 10;
  private static final double MEMORY_LIMIT = 1_000;
  private static final double REST_LIMIT = 5;
  private static final String LIMIT = "limit";
  private static final String ACCEPTED = "SELECT coalesce(sum(deliveries), 0) FROM webhook_events";
  private static final String PENDING =
      "SELECT count(*) FROM webhook_events WHERE processing_status = 'pending'";

  @Override
  public String name() {
    return "lifecycle";
  }

  @Override
  public String about() {
    return "weir up: start, restart, restart after kill -9, memory, processor time at rest";
  }

  @Override
  public List<Figure> run(double scale, Progress progress) throws Exception {
    try (Workplace workplace = Workplace.open("lifecycle")) {
      int deliveries = Math.max(LEAST_DELIVERIES, (int) (DELIVERIES * scale));
      Halves halves = Halves.simulated(workplace, deliveries, progress);
      Path data = workplace.folder("data");
      workplace.closing((AutoCloseable) () -> ProcessTree.endServer(data));
      List<Figure> figures = new ArrayList<>();

      WeirUp weir = up("weir up on a new folder", workplace, data, halves, progress);
      figures.add(ready("ready, new folder", weir));
      long accepted = send(weir, halves.first(), progress);
      settle(weir, accepted, progress);
      figures.addAll(
          atRest(weir, data, Math.max(LEAST_REST_SECONDS, REST_SECONDS * scale), progress));
      figures.add(Figure.of("stopped in order", weir.stop(), "s", ""));

      weir = up("weir up again", workplace, data, halves, progress);
      figures.add(ready("ready, restarted", weir));
      accepted += send(weir, halves.second(), progress);
      weir.kill();
      figures.add(Figure.of("data folder when killed", megabytes(data), "MB", ""));

      weir = up("weir up after kill -9", workplace, data, halves, progress);
      figures.add(ready("ready, after kill -9 with work in hand", weir));
      long begun = System.nanoTime();
      settle(weir, accepted, progress);
      figures.add(
          Figure.of(
              "then until all %,d deliveries are processed".formatted(accepted),
              (System.nanoTime() - begun) / 1e9,
              "s",
              ""));
      weir.stop();
      return figures;
    }
  }

  private static WeirUp up(
      String what, Workplace workplace, Path data, Halves halves, Progress progress)
      throws IOException, InterruptedException {
    progress.step(what);
    return WeirUp.start(workplace, data, halves.valueStream());
  }

  private static Figure ready(String what, WeirUp weir) {
    return Figure.beside(what, weir.secondsToReady(), "s", LIMIT, READY_LIMIT, "at most 1 x");
  }

  private static long send(WeirUp weir, Path file, Progress progress)
      throws IOException, InterruptedException {
    Itinerary.Settings order = new Itinerary.Settings(OptionalLong.empty(), 0);
    Sender.Settings settings = new Sender.Settings(weir.webhooks(), weir.secret(), 0, 32, 20);
    try (Itinerary itinerary = Itinerary.of(file, order);
        Unanswered none = Unanswered.none()) {
      SendSummary summary = new Sender(settings, progress, none).send(itinerary);
      if (!summary.complete()) {
        throw new IOException("not all were taken: " + summary.text());
      }
      return summary.accepted();
    }
  }

  /** Waits until each delivery that was accepted stands in the table, with its outcome. */
  private static void settle(WeirUp weir, long accepted, Progress progress)
      throws SQLException, IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    long found = weir.number(ACCEPTED);
    while (found < accepted || weir.number(PENDING) > 0) {
      if (System.nanoTime() > end) {
        throw new IOException(
            "%,d of %,d deliveries are in webhook_events after %s"
                .formatted(found, accepted, PATIENCE));
      }
      progress.count("deliveries in the tables", found, accepted);
      TimeUnit.MILLISECONDS.sleep(200);
      found = weir.number(ACCEPTED);
    }
    if (found != accepted) {
      throw new IOException(
          "%,d deliveries were accepted, and %,d are told of".formatted(accepted, found));
    }
    progress.finished();
  }

  private static List<Figure> atRest(WeirUp weir, Path data, double seconds, Progress progress)
      throws IOException, InterruptedException {
    ProcessTree tree = ProcessTree.of(weir.process(), data);
    Figure program =
        Figure.beside(
            "resident after the load, the Java process",
            tree.residentOfProgram(),
            "MB",
            LIMIT,
            MEMORY_LIMIT,
            "at most 1 x");
    Figure all =
        Figure.beside(
            "resident after the load, with PostgreSQL",
            tree.residentOfAll(),
            "MB",
            LIMIT,
            MEMORY_LIMIT,
            "");
    progress.step("%.0f s at rest".formatted(seconds));
    double before = tree.processorSeconds();
    long begun = System.nanoTime();
    TimeUnit.MILLISECONDS.sleep((long) (seconds * 1_000));
    double used = tree.processorSeconds() - before;
    double share = 100 * used / ((System.nanoTime() - begun) / 1e9);
    return List.of(
        program,
        all,
        Figure.beside(
            "of a core at rest, with PostgreSQL", share, "%", LIMIT, REST_LIMIT, "at most 1 x"));
  }

  /** PostgreSQL goes on for a moment after the kill: files may come and go. */
  private static double megabytes(Path folder) throws IOException {
    long[] bytes = {0};
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
            bytes[0] += about.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes[0] / 1e6;
  }
}

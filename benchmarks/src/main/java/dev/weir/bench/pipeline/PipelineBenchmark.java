package dev.weir.bench.pipeline;

import dev.weir.bench.Benchmark;
import dev.weir.bench.Figure;
import dev.weir.standalone.terminal.Progress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * Everything together, sender included, at a steady rate: whether lag stays flat, and if it does
 * not, at which lower rate it does.
 */
public final class PipelineBenchmark implements Benchmark {
  private static final double GOAL = 1_500;
  private static final long SECONDS = 600;
  private static final long LEAST_SECONDS = 10;
  private static final int TEAMS = 50;
  private static final int MOST_TRIALS = 5;

  /** A rate that made lag grow is followed by this share of what was processed meanwhile. */
  private static final double LOWER = 0.92;

  private final double first;

  /** Begins with the rate of the property {@code weir.bench.rate}, or the one that is the goal. */
  public PipelineBenchmark() {
    first = Double.parseDouble(System.getProperty("weir.bench.rate", Double.toString(GOAL)));
  }

  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public String about() {
    return "everything together, sender included: the highest rate at which lag stays flat";
  }

  @Override
  public List<Figure> run(double scale, Progress progress) throws Exception {
    long seconds = Math.max(LEAST_SECONDS, Math.round(SECONDS * scale));
    long deliveries = Math.round(first * seconds * 1.5);
    try (Load load = Load.simulated(TEAMS, deliveries, progress);
        WholeSystem system = WholeSystem.start(load.variables(), progress);
        GroupProgress group = system.processed();
        Ahead ahead = new Ahead(load)) {
      return new Run(system, group, ahead, seconds, progress).figures(first);
    }
  }

  /** What came of a rate. */
  private record Trial(
      double rate, boolean flat, double processed, double lag, double cpuMicros, long late) {}

  private static final class Run {
    private final WholeSystem system;
    private final GroupProgress group;
    private final Ahead ahead;
    private final long seconds;
    private final Progress progress;
    private final OpenLoop sender;

    Run(WholeSystem system, GroupProgress group, Ahead ahead, long seconds, Progress progress) {
      this.system = system;
      this.group = group;
      this.ahead = ahead;
      this.seconds = seconds;
      this.progress = progress;
      this.sender = new OpenLoop(system.client());
    }

    List<Figure> figures(double firstRate) throws Exception {
      warmUp(firstRate / 2);
      Trial trial = trial(firstRate, seconds);
      for (int n = 1; !trial.flat() && n < MOST_TRIALS; n++) {
        drain();
        trial = trial(lower(trial), seconds);
      }
      long accepted = sender.accepted();
      system.settle(accepted);
      return figures(trial, accepted);
    }

    /** Half of it at the least: a system that stood still tells nothing of what it can bear. */
    private static double lower(Trial trial) {
      return Math.max(trial.rate() / 2, Math.min(trial.rate(), trial.processed()) * LOWER);
    }

    private static List<Figure> figures(Trial trial, long accepted) {
      return List.of(
          Figure.beside(
              trial.flat() ? "sent with flat lag" : "sent, lag not flat",
              trial.rate(),
              "1/s",
              "what is wanted",
              GOAL,
              "1"),
          Figure.of("processed meanwhile", trial.processed(), "1/s", ""),
          Figure.of("lag of processor and sink on average", trial.lag(), "records", "flat"),
          Figure.of("processor time a delivery, all included", trial.cpuMicros(), "µs", ""),
          Figure.of("sender late at most", trial.late() / 1e6, "ms", ""),
          Figure.of(
              "deliveries, each with its outcome in SQL", (double) accepted, "", "none lost"));
    }

    private void warmUp(double rate) throws InterruptedException {
      progress.step("warming up at %,.0f a second".formatted(rate));
      long nanos = TimeUnit.SECONDS.toNanos(Math.max(5, Math.min(30, seconds / 4)));
      sender.send(rate, due -> ahead.next(), passed -> passed < nanos);
      drain();
    }

    private void drain() throws InterruptedException {
      progress.step("%,d accepted".formatted(sender.accepted()));
      try {
        long begun = System.nanoTime();
        while (behind() > 100 && System.nanoTime() - begun < TimeUnit.MINUTES.toNanos(5)) {
          TimeUnit.MILLISECONDS.sleep(200);
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("Kafka does not answer", e);
      }
    }

    private long behind() throws ExecutionException, InterruptedException {
      return group.end(system.catalogue().webhooks())
          - group.committed(system.catalogue().webhooks())
          + system.sinkLag();
    }

    private Trial trial(double rate, long forSeconds) throws Exception {
      progress.step("%,.0f a second for %,d s".formatted(rate, forSeconds));
      long begun = System.nanoTime();
      long cpu = ProcessTime.nanos();
      long before = group.committed(system.catalogue().webhooks());
      try (LagSamples samples = new LagSamples(this::behind, rate, forSeconds)) {
        long nanos = TimeUnit.SECONDS.toNanos(forSeconds);
        LongPredicate goesOn = passed -> passed < nanos && !samples.isHopeless();
        long late = sender.send(rate, due -> ahead.next(), goesOn);
        long done = group.committed(system.catalogue().webhooks()) - before;
        double took = (System.nanoTime() - begun) / 1e9;
        double micros = (ProcessTime.nanos() - cpu) / 1e3 / done;
        Trial trial = new Trial(rate, samples.isFlat(), done / took, samples.mean(), micros, late);
        progress.step(
            "%,.0f sent a second, %,.0f processed, lag %s"
                .formatted(rate, trial.processed(), trial.flat() ? "flat" : "growing"));
        return trial;
      }
    }
  }
}

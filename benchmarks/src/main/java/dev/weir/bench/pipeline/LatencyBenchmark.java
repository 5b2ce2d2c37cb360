package dev.weir.bench.pipeline;

import dev.weir.bench.Benchmark;
import dev.weir.bench.Figure;
import dev.weir.standalone.delivery.RecordedDelivery;
import dev.weir.standalone.terminal.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * From the moment a delivery is due at the gateway to its change to be seen by SQL, everything in
 * one process, at two rates. One delivery in ten is a probe, the others are those of a simulated
 * organisation.
 */
public final class LatencyBenchmark implements Benchmark {
  private static final int[] RATES = {100, 1_000};
  private static final int WARM_RATE = 400;

  /** The compiler is at work for minutes. */
  private static final int WARM_TIMES = 4;

  private static final int ONE_PROBE_IN = 10;
  private static final int TEAMS = 20;
  private static final long SECONDS = 60;
  private static final long LEAST_SECONDS = 5;

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String about() {
    return "from POST to rows seen by SQL, at 100 and at 1,000 a second";
  }

  @Override
  public List<Figure> run(double scale, Progress progress) throws Exception {
    long seconds = Math.max(LEAST_SECONDS, Math.round(SECONDS * scale));
    long deliveries = seconds * (WARM_TIMES * WARM_RATE + RATES[0] + RATES[1]);
    try (Load load = Load.simulated(TEAMS, deliveries, progress)) {
      Path valueStream = Objects.requireNonNull(load.valueStream());
      Files.writeString(valueStream, Probes.withTeams(Files.readString(valueStream)));
      try (WholeSystem system = WholeSystem.start(Map.copyOf(load.variables()), progress);
          Watch watch = new Watch(system.connect());
          Ahead ahead = new Ahead(load)) {
        return new Run(system, watch, ahead, seconds, progress).figures();
      }
    }
  }

  private static final class Run {
    private final WholeSystem system;
    private final Watch watch;
    private final Ahead ahead;
    private final long seconds;
    private final Progress progress;
    private final Probes probes;
    private final OpenLoop sender;
    private final List<Figure> figures = new ArrayList<>();
    private long turn;

    Run(WholeSystem system, Watch watch, Ahead ahead, long seconds, Progress progress) {
      this.system = system;
      this.watch = watch;
      this.ahead = ahead;
      this.seconds = seconds;
      this.progress = progress;
      this.probes = new Probes(watch);
      this.sender = new OpenLoop(system.client());
    }

    List<Figure> figures() throws Exception {
      progress.step("warming up");
      long targets = seconds * (RATES[0] + RATES[1]) / ONE_PROBE_IN / 2 + 1;
      long last = Math.max(WARM_TIMES * seconds, targets * 2 / WARM_RATE);
      sendFor(WARM_RATE, last, due -> turn++ % 2 == 0 ? probes.target(due) : ahead.next());
      for (int rate : RATES) {
        progress.step("%,d a second".formatted(rate));
        long late = sendFor(rate, seconds, this::mixed);
        measured(rate, late);
      }
      long accepted = sender.accepted();
      system.settle(accepted);
      figures.add(
          Figure.of("deliveries, each with its outcome", (double) accepted, "", "none lost"));
      return figures;
    }

    private @Nullable RecordedDelivery mixed(long due) throws InterruptedException {
      return turn++ % ONE_PROBE_IN == 0 ? probes.next(due) : ahead.next();
    }

    private long sendFor(int rate, long forSeconds, OpenLoop.Next next)
        throws InterruptedException {
      for (Probe probe : Probe.values()) {
        watch.taken(probe);
      }
      long nanos = TimeUnit.SECONDS.toNanos(forSeconds);
      long late = sender.send(rate, next, passed -> passed < nanos);
      progress.step("%,d accepted".formatted(sender.accepted()));
      watch.awaitAll();
      return late;
    }

    private void measured(int rate, long late) {
      for (Probe probe : Probe.values()) {
        double[] millis = watch.taken(probe);
        boolean near = probe == Probe.ITEM;
        String of = "%s at %,d/s (%,d seen)".formatted(probe.title(), rate, millis.length);
        int median = near ? 75 : 125;
        int rare = near ? (rate == RATES[0] ? 200 : 400) : 300;
        figures.add(Figure.of(of + ", p50", Watch.quantile(millis, 0.5), "ms", "below " + median));
        figures.add(Figure.of(of + ", p99", Watch.quantile(millis, 0.99), "ms", "below " + rare));
      }
      figures.add(Figure.of("sender late at most at %,d/s".formatted(rate), late / 1e6, "ms", ""));
    }
  }
}

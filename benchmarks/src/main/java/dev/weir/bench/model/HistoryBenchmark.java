package dev.weir.bench.model;

import dev.weir.bench.Benchmark;
import dev.weir.bench.Figure;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.standalone.terminal.Progress;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.ledger.BufferedLedger;
import dev.weir.stream.scope.ScopeFold;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.ValueStreamPolicy;
import dev.weir.stream.valuestream.ValueStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what a fact costs grows with the history of its repository: 100,000 changes and 20,000
 * deployments, in order and in random order, the last tenth beside the second. Time is that of the
 * folding thread on a processor, so that others on the machine do not count. The state is opened
 * anew for each tenth.
 */
public final class HistoryBenchmark implements Benchmark {
  private static final int CHANGES = 100_000;
  private static final int PARTS = 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final RecordOrigin ORIGIN = new RecordOrigin("weir.webhooks.v1", 0, 0L);

  /** A tenth of a history. */
  private record Part(double operations, double micros, double stateBytes) {}

  @Override
  public String name() {
    return "model-history";
  }

  @Override
  public String about() {
    return "cost of a fact by the length of its repository's history";
  }

  @Override
  public List<Figure> run(double scale, Progress progress) throws IOException {
    LongHistory history = new LongHistory(Math.max(500, (int) (CHANGES * scale)));
    List<Figure> figures = new ArrayList<>();
    report(figures, "in order", tell(history, false, progress));
    report(figures, "in random order", tell(history, true, progress));
    return figures;
  }

  private static void report(List<Figure> figures, String order, List<Part> parts) {
    Part early = parts.get(1);
    Part late = parts.get(PARTS - 1);
    figures.add(
        Figure.beside(
            "state operations a fact, last tenth, " + order,
            late.operations(),
            "",
            "the second tenth",
            early.operations(),
            "no growth"));
    figures.add(
        Figure.beside(
            "processor time a fact, last tenth, " + order,
            late.micros(),
            "µs",
            "the second tenth",
            early.micros(),
            ""));
    figures.add(
        Figure.beside(
            "state a fact on disk, all told, " + order,
            late.stateBytes(),
            "bytes",
            "after two tenths",
            early.stateBytes(),
            "no growth"));
  }

  private static List<Part> tell(LongHistory history, boolean random, Progress progress)
      throws IOException {
    Policy policy = new ValueStreamPolicy(ValueStream.builtIn());
    Discard outbox = new Discard();
    List<Part> parts = new ArrayList<>();
    int[] order = history.order(random);
    try (State state = State.open()) {
      long facts = 0;
      for (int part = 0; part < PARTS; part++) {
        CountingLedger counting = new CountingLedger(state.ledger());
        BufferedLedger ledger = new BufferedLedger(counting);
        long factsBefore = facts;
        long spent = 0;
        int from = (int) ((long) order.length * part / PARTS);
        int to = (int) ((long) order.length * (part + 1) / PARTS);
        for (int i = from; i < to; i++) {
          List<Fact> told = history.delivery(order[i]);
          long begun = THREADS.getCurrentThreadCpuTime();
          new ScopeFold(ledger, LongHistory.SCOPE, policy, outbox, ORIGIN).take(told);
          ledger.apply();
          spent += THREADS.getCurrentThreadCpuTime() - begun;
          outbox.unexplained().clear();
          facts += told.size();
          progress.count(random ? "random order" : "in order", i, order.length);
        }
        double told = facts - factsBefore;
        parts.add(
            new Part(
                counting.operations() / told,
                spent / told / 1_000,
                (double) state.bytes() / facts));
      }
    }
    return parts;
  }
}

package dev.weir.bench.micro;

import dev.weir.bench.Benchmark;
import dev.weir.bench.Figure;
import dev.weir.bench.Workplace;
import dev.weir.standalone.terminal.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** JMH's benchmarks, those that match an expression. */
public final class MicroBenchmarks implements Benchmark {
  private static final double MILLIS = 2_000;
  private static final double LEAST_MILLIS = 200;
  private static final int WARM_UPS = 3;
  private static final int MEASUREMENTS = 5;

  private final String expression;

  /** All of them. */
  public MicroBenchmarks() {
    this(".*");
  }

  /**
   * @param expression matches part of the name of class and method
   */
  public MicroBenchmarks(String expression) {
    this.expression = expression;
  }

  @Override
  public String name() {
    return "jmh";
  }

  @Override
  public String about() {
    return "JMH: signature, scope parser, Avro, reader, model (jmh REGEX for some of them)";
  }

  @Override
  public List<Figure> run(double scale, Progress progress) throws Exception {
    TimeValue time = TimeValue.milliseconds((long) Math.max(LEAST_MILLIS, MILLIS * scale));
    progress.step("JMH runs each in a process of its own");
    try (Workplace workplace = Workplace.open("jmh")) {
      List<Figure> figures = new ArrayList<>();
      for (RunResult run :
          new Runner(
                  new OptionsBuilder()
                      .include(expression)
                      .forks(1)
                      .warmupIterations(WARM_UPS)
                      .warmupTime(time)
                      .measurementIterations(MEASUREMENTS)
                      .measurementTime(time)
                      .shouldFailOnError(true)
                      .output(workplace.folder("jmh.log").toString())
                      .build())
              .run()) {
        figures.add(figure(run));
      }
      return figures;
    }
  }

  private static Figure figure(RunResult run) {
    Result<?> result = run.getPrimaryResult();
    String name = run.getParams().getBenchmark();
    int method = name.lastIndexOf('.');
    String what = name.substring(name.lastIndexOf('.', method - 1) + 1);
    String error = String.format(Locale.ROOT, "%.2f", result.getScoreError());
    return Figure.of(
        what + " (± " + error + ")",
        result.getScore(),
        result.getScoreUnit().replace("us/", "µs/"),
        "");
  }
}

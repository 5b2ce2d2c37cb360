package dev.weir.bench;

import dev.weir.bench.micro.MicroBenchmarks;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Some of JMH's benchmarks; options stand before the word. */
@Command(
    name = "jmh",
    mixinStandardHelpOptions = true,
    description = "JMH's benchmarks whose class and method match an expression.")
final class JmhCommand implements Callable<Integer> {
  @ParentCommand private BenchCommand bench = new BenchCommand();

  @Parameters(
      arity = "0..1",
      paramLabel = "REGEX",
      defaultValue = ".*",
      description = "Matches part of the name, such as AvroSteps (default: all).")
  private String expression = ".*";

  @Override
  public Integer call() throws Exception {
    return bench.measure(List.of(new MicroBenchmarks(expression)));
  }
}

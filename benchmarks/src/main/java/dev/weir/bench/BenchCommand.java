package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.weir.standalone.terminal.Progress;
import dev.weir.standalone.terminal.Terminal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the benchmarks that were asked for, all by default. */
@Command(
    name = "weir bench",
    subcommands = JmhCommand.class,
    mixinStandardHelpOptions = true,
    description = {
      "Measures, each figure beside its limit or its peer in the same run.",
      "Progress is on standard error, the figures on standard output.",
      "Figures with machine and date are in docs/benchmarks.md."
    })
final class BenchCommand implements Callable<Integer> {
  enum Output {
    text,
    markdown,
    json
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "NAME", description = "Benchmarks to run; all without (see --list).")
  private List<String> names = new ArrayList<>();

  @Option(names = "--list", description = "Says which there are.")
  private boolean list;

  @Option(
      names = "--scale",
      paramLabel = "SHARE",
      defaultValue = "1",
      description = "Share of the full size, above 0 and up to 1 (default: ${DEFAULT-VALUE}).")
  private double scale = 1;

  @Option(
      names = {"-o", "--output"},
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  @Override
  public Integer call() throws Exception {
    if (list) {
      Benchmarks.all().forEach(b -> System.out.printf("%-16s %s%n", b.name(), b.about()));
      return 0;
    }
    return measure(chosen());
  }

  /** Measures and prints, in their order. */
  int measure(List<Benchmark> chosen) throws Exception {
    if (!(scale > 0 && scale <= 1)) {
      throw new ParameterException(spec.commandLine(), "--scale is above 0 and up to 1");
    }
    Machine machine = Machine.here(Clock.systemUTC().instant(), scale);
    if (output != Output.json) {
      System.out.println(machine.line());
    }
    Progress progress = Terminal.beside();
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode results = mapper.createArrayNode();
    for (Benchmark benchmark : chosen) {
      Result result = measure(benchmark, progress);
      switch (output) {
        case text -> System.out.print(Report.text(result));
        case markdown -> System.out.print(Report.markdown(result));
        case json -> results.add(Report.json(mapper, machine, result));
      }
      System.out.flush();
    }
    if (output == Output.json) {
      System.out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(results));
    }
    return 0;
  }

  private Result measure(Benchmark benchmark, Progress progress) throws Exception {
    progress.step(benchmark.name() + ": " + benchmark.about());
    double before = Load.now();
    long begun = System.nanoTime();
    List<Figure> figures = benchmark.run(scale, progress);
    progress.finished();
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Result(benchmark.name(), figures, seconds, new Load(before, Load.now()));
  }

  /** All of them are known before the first one runs. */
  private List<Benchmark> chosen() {
    if (names.isEmpty()) {
      return Benchmarks.all();
    }
    List<Benchmark> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(
          Benchmarks.named(name)
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(), "no benchmark is named " + name + "; see --list")));
    }
    return chosen;
  }
}

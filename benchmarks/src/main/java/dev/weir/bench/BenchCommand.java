package dev.weir.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.weir.bench.model.HistoryBenchmark;
import dev.weir.bench.model.YearBenchmark;
import dev.weir.bench.pipeline.ProcessorBenchmark;
import dev.weir.standalone.terminal.Progress;
import dev.weir.standalone.terminal.Terminal;
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
    mixinStandardHelpOptions = true,
    description = {
      "Measures, each figure beside its limit or its peer in the same run.",
      "Figures with machine and date are in docs/benchmarks.md."
    })
final class BenchCommand implements Callable<Integer> {
  enum Output {
    text,
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

  static List<Benchmark> all() {
    return List.of(new HistoryBenchmark(), new YearBenchmark(), new ProcessorBenchmark());
  }

  @Override
  public Integer call() throws Exception {
    if (list) {
      all().forEach(b -> System.out.printf("%-16s %s%n", b.name(), b.about()));
      return 0;
    }
    if (!(scale > 0 && scale <= 1)) {
      throw new ParameterException(spec.commandLine(), "--scale is above 0 and up to 1");
    }
    Progress progress = Terminal.beside();
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode results = mapper.createArrayNode();
    for (Benchmark benchmark : chosen()) {
      progress.step(benchmark.name() + ": " + benchmark.about());
      List<Figure> figures = benchmark.run(scale, progress);
      progress.finished();
      if (output == Output.text) {
        System.out.print(Report.text(benchmark.name(), figures));
      } else {
        results.add(Report.json(mapper, benchmark.name(), figures));
      }
    }
    if (output == Output.json) {
      System.out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(results));
    }
    return 0;
  }

  private List<Benchmark> chosen() {
    List<Benchmark> chosen = names.isEmpty() ? all() : new ArrayList<>();
    for (String name : names) {
      chosen.add(
          all().stream()
              .filter(benchmark -> benchmark.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ParameterException(
                          spec.commandLine(), "no benchmark is named " + name + "; see --list")));
    }
    return chosen;
  }
}

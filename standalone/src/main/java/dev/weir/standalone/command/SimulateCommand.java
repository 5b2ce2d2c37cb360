package dev.weir.standalone.command;

import dev.weir.standalone.simulation.Ingredient;
import dev.weir.standalone.simulation.Settings;
import dev.weir.standalone.simulation.Simulation;
import dev.weir.standalone.simulation.SimulationFiles;
import dev.weir.standalone.terminal.Terminal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Deliveries of an organisation that there is not. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the webhooks of a simulated organisation, of any size.",
      "",
      "The same seed writes the same bytes. ./weir send takes the file; the value-stream file goes"
          + " into WEIR_VALUE_STREAM. The truth says, a JSON object a line, what every item, day of"
          + " a service and day of a team must come to: docs/simulation.md."
    })
final class SimulateCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Gets the deliveries, a line each; compressed if it ends in .gz.")
  private Path out = Path.of("");

  @Option(
      names = "--truth",
      paramLabel = "FILE",
      description = "Gets what was true; compressed if it ends in .gz.")
  private @Nullable Path truth;

  @Option(
      names = "--value-stream",
      paramLabel = "FILE",
      description = "Gets the value-stream file of the organisation.")
  private @Nullable Path valueStream;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(names = "--teams", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
  private int teams = 5;

  @Option(names = "--weeks", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}")
  private int weeks = 8;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "First day, UTC. Default: ${DEFAULT-VALUE}")
  private LocalDate start = LocalDate.ofInstant(Settings.START, ZoneOffset.UTC);

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Pieces of work that a team takes up in a week. Default: ${DEFAULT-VALUE}")
  private double rate = Settings.RATE;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    Settings settings = settings();
    long begun = System.nanoTime();
    Simulation.Summary summary =
        new SimulationFiles(out, truth, valueStream).write(settings, Terminal.beside());
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%,d deliveries, %,d of them twice, and %,d lost, in %.1f s (%,.0f a second)%n",
        summary.sent(), summary.repeated(), summary.lost(), seconds, summary.sent() / seconds);
    return 0;
  }

  private Settings settings() {
    if (teams < 1 || teams > 10_000 || weeks < 1 || weeks > 1_000) {
      throw new ParameterException(
          spec.commandLine(), "--teams goes from 1 to 10000, --weeks from 1 to 1000");
    }
    if (!(rate > 0) || rate > 1_000) {
      throw new ParameterException(spec.commandLine(), "--rate goes up to 1000");
    }
    return new Settings(
        seed, teams, weeks, start.atStartOfDay(ZoneOffset.UTC).toInstant(), rate, Ingredient.all());
  }
}

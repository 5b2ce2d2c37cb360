package dev.weir.standalone.command;

import dev.weir.standalone.doctor.Doctor;
import dev.weir.standalone.doctor.report.Report;
import dev.weir.standalone.doctor.report.ReportJson;
import dev.weir.standalone.doctor.report.ReportText;
import dev.weir.standalone.doctor.subject.Surroundings;
import dev.weir.standalone.terminal.Ink;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether everything is as it must be, and how to mend what is not. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every dependency, port, setting, clock, disk and secret, and tells each cure.",
      "",
      "Examines what ./weir up would run on the data folder, or what runs there, with the servers"
          + " that the environment names. Changes nothing. Ends with 0 where nothing is wrong"
          + " (warnings are allowed), with 1 where something is."
    })
final class DoctorCommand implements Callable<Integer> {
  /** Forms of the report. */
  enum Output {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the system. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of(".weir");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Output output = Output.TEXT;

  @Override
  public Integer call() throws Exception {
    Logging.toTerminal();
    // Before checks beside each other all begin to log at once.
    LoggerFactory.getILoggerFactory();
    Report report = new Doctor(Surroundings.real()).examine(data);
    System.out.println(output == Output.JSON ? ReportJson.of(report) : text(report));
    System.out.flush();
    return report.isWell() ? 0 : 1;
  }

  private static String text(Report report) {
    return new ReportText(Ink.standard(System.getenv()), Ink.columns(System.getenv()))
        .of(report)
        .stripTrailing();
  }
}

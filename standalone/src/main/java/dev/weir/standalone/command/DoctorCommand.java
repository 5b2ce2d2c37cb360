package dev.weir.standalone.command;

import dev.weir.standalone.doctor.Doctor;
import dev.weir.standalone.doctor.report.Report;
import dev.weir.standalone.doctor.report.ReportJson;
import dev.weir.standalone.doctor.report.ReportText;
import dev.weir.standalone.doctor.subject.Subject;
import dev.weir.standalone.doctor.subject.Surroundings;
import dev.weir.standalone.doctor.suggest.SuggestedFile;
import dev.weir.standalone.terminal.Ink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whether everything is as it must be, and how to mend what is not. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every dependency, port, setting, clock, disk and secret, and tells each cure.",
      "",
      "Examines what ./weir up would run on the data folder, or what runs there, with the servers"
          + " that the environment names. Changes nothing. Ends with 0 where nothing is wrong"
          + " (warnings are allowed), with 1 where something is. With --suggest it writes a"
          + " value-stream file from what was seen instead."
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

  @Option(
      names = "--suggest",
      description =
          "Writes a value-stream file with teams, environments, statuses, branches and labels that"
              + " were seen and that nobody mapped.")
  private boolean suggest;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Gets the suggested file. Default: standard output")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replaces the file of --out.")
  private boolean force;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (!suggest && (out != null || force)) {
      throw new ParameterException(spec.commandLine(), "--out and --force belong to --suggest");
    }
    if (out != null && Files.exists(out) && !force) {
      throw new ParameterException(
          spec.commandLine(), out + " exists: name another file, or replace it with --force");
    }
    Logging.toTerminal();
    // Before checks beside each other all begin to log at once.
    LoggerFactory.getILoggerFactory();
    return suggest ? suggested() : examined();
  }

  private int examined() throws InterruptedException {
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

  private int suggested() throws IOException, SQLException {
    String text = new SuggestedFile(Subject.of(Surroundings.real(), data)).text();
    if (out == null) {
      System.out.print(text);
      System.out.flush();
      return 0;
    }
    Path file = out.toAbsolutePath();
    Path unfinished = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".new");
    Files.writeString(unfinished, text);
    if (force) {
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.move(unfinished, file);
    }
    System.out.println("Written to " + out + ". Read it, then set WEIR_VALUE_STREAM to it.");
    return 0;
  }
}

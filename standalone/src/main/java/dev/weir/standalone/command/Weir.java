package dev.weir.standalone.command;

import dev.weir.config.ConfigurationException;
import dev.weir.config.EditDistance;
import dev.weir.embedded.FolderInUseException;
import dev.weir.service.PortTakenException;
import dev.weir.stream.generation.LayoutChangedException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and what their failures mean for the exit code. */
@Command(
    name = "weir",
    synopsisSubcommandLabel = "COMMAND",
    description = "Measures the flow of software delivery from the webhooks that tools send.",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      SendCommand.class,
      ExplainCommand.class,
      DoctorCommand.class,
      SimulateCommand.class,
      TestCommand.class,
      BenchCommand.class,
      HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 port or folder in use.",
      "Configuration is environment variables with prefix WEIR_: docs/configuration.md."
    })
public final class Weir implements Runnable {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int IN_USE = 3;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Runs a command and answers the exit code. */
  public static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    return new CommandLine(new Weir())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Weir::tell)
        .setParameterExceptionHandler(Weir::refuse);
  }

  private static int refuse(ParameterException failure, String[] arguments) {
    CommandLine line = failure.getCommandLine();
    line.getErr().println("weir: " + failure.getMessage());
    if (failure instanceof UnmatchedArgumentException unmatched) {
      suggest(line, unmatched.getUnmatched().get(0));
    }
    line.getErr().println("See ./" + line.getCommandSpec().qualifiedName() + " --help");
    line.getErr().flush();
    return USAGE;
  }

  private static void suggest(CommandLine line, String word) {
    Set<String> known = new TreeSet<>(line.getSubcommands().keySet());
    line.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
    EditDistance.closest(word, known)
        .ifPresent(near -> line.getErr().println("Did you mean: " + nearest(line, near) + "?"));
  }

  private static String nearest(CommandLine line, String near) {
    return near.startsWith("-") ? near : line.getCommandSpec().qualifiedName() + " " + near;
  }

  /** Without a command: says which there are. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int tell(Exception failure, CommandLine line, ParseResult result) {
    line.getErr().println("weir: " + message(failure));
    line.getErr().flush();
    if (failure instanceof ConfigurationException || failure instanceof LayoutChangedException) {
      return USAGE;
    }
    boolean inUse =
        failure instanceof PortTakenException || failure instanceof FolderInUseException;
    return inUse ? IN_USE : FAILED;
  }

  /** What it says and what lies behind; what is said for people is enough by itself. */
  private static String message(Throwable failure) {
    if (failure instanceof PortTakenException || failure instanceof LayoutChangedException) {
      return own(failure);
    }
    StringBuilder text = new StringBuilder(own(failure));
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (!text.toString().contains(own(cause))) {
        text.append("; ").append(own(cause));
      }
    }
    return text.toString();
  }

  private static String own(Throwable failure) {
    if (failure instanceof FileSystemException file && file.getReason() == null) {
      return file.getFile() + ": " + reason(file);
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** What the names of these exceptions say: they have a path for a message, and nothing else. */
  private static String reason(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    return failure instanceof FileAlreadyExistsException ? "is there already" : "cannot be used";
  }
}

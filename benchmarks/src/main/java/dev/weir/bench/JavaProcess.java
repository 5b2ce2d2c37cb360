package dev.weir.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Java program in a process of its own, killed with the workplace at the latest. For one thread.
 */
public final class JavaProcess {
  private final Process process;
  private final BufferedReader output;

  private JavaProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * What to run.
   *
   * @param options of the JVM
   * @param variables of the environment; others with prefix {@code WEIR_} are not handed on
   */
  public record Program(
      String main, String classPath, List<String> options, Map<String, String> variables) {
    public Program {
      options = List.copyOf(options);
      variables = Map.copyOf(variables);
    }

    /** On this process's class path. */
    public static Program here(Class<?> main, String... options) {
      return new Program(
          main.getName(), System.getProperty("java.class.path"), List.of(options), Map.of());
    }

    /** The same with further variables. */
    public Program with(Map<String, String> more) {
      Map<String, String> all = new TreeMap<>(variables);
      all.putAll(more);
      return new Program(main, classPath, options, all);
    }
  }

  /** Starts it; its standard error is this process's. */
  public static JavaProcess start(Workplace workplace, Program program, String... arguments)
      throws IOException {
    return start(workplace, program, ProcessBuilder.Redirect.INHERIT, arguments);
  }

  /** Starts it; its standard error goes to a file. */
  public static JavaProcess start(
      Workplace workplace, Program program, Path errors, String... arguments) throws IOException {
    return start(workplace, program, ProcessBuilder.Redirect.to(errors.toFile()), arguments);
  }

  private static JavaProcess start(
      Workplace workplace, Program program, ProcessBuilder.Redirect errors, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program.options());
    command.addAll(List.of("-cp", program.classPath(), program.main()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
    builder.environment().keySet().removeIf(name -> name.startsWith("WEIR_"));
    builder.environment().putAll(program.variables());
    return new JavaProcess(workplace.closing(builder.start()));
  }

  /** The next line of its output; null after the last. */
  public @Nullable String line() throws IOException {
    return output.readLine();
  }

  /**
   * The rest of the first line with this beginning; lines before it are lost.
   *
   * @throws IOException when it ends without one
   */
  public String lineAfter(String beginning) throws IOException, InterruptedException {
    for (String line = line(); line != null; line = line()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    throw new IOException("a process of the benchmark ended with " + process.waitFor());
  }

  /** The process itself. */
  public Process process() {
    return process;
  }
}

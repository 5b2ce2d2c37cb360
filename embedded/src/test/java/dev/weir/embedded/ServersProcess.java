package dev.weir.embedded;

import dev.weir.embedded.kafka.EmbeddedKafka;
import dev.weir.embedded.kafka.TestRecords;
import dev.weir.embedded.postgres.EmbeddedPostgres;
import dev.weir.embedded.postgres.TestRows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Both servers in a JVM of their own, which a test can kill. */
final class ServersProcess implements AutoCloseable {
  static final String PASSWORD = "correct horse";

  private final Process process;
  private final List<String> answers;

  private ServersProcess(Process process, List<String> answers) {
    this.process = process;
    this.answers = answers;
  }

  /** Runs in the child: reads what is there, adds a text, tells, and waits to be killed. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String text = arguments[1];
    boolean first = arguments.length == 2;
    EmbeddedKafka kafka =
        EmbeddedKafka.start(new EmbeddedKafka.Settings(folder.resolve("kafka"), 0));
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            new EmbeddedPostgres.Settings(
                folder.resolve("postgres"), 0, EmbeddedPostgres.Version.V18, PASSWORD));
    String url = postgres.jdbcUrl("postgres");
    if (first) {
      TestRecords.createTopic(kafka.bootstrapServers());
      TestRows.create(url, PASSWORD);
    } else {
      System.out.println("records " + TestRecords.readNew(kafka.bootstrapServers(), 1));
      System.out.println("rows " + TestRows.all(url, PASSWORD));
    }
    TestRecords.append(kafka.bootstrapServers(), text);
    TestRows.insert(url, PASSWORD, text);
    System.out.println("done");
    Thread.currentThread().join();
  }

  /** Starts the child on a new folder and returns when it has written the text. */
  static ServersProcess startNew(List<String> prefix, Path folder, String text) throws IOException {
    return start(prefix, List.of(folder.toString(), text));
  }

  /** Starts the child on a used folder; it also tells what it found. */
  static ServersProcess startAgain(List<String> prefix, Path folder, String text)
      throws IOException {
    return start(prefix, List.of(folder.toString(), text, "again"));
  }

  private static ServersProcess start(List<String> prefix, List<String> arguments)
      throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        Stream.of(
                prefix,
                List.of(
                    java,
                    "-Xmx512m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classPath,
                    ServersProcess.class.getName()),
                arguments)
            .flatMap(List::stream)
            .toList();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new ServersProcess(process, linesUntilDone(process));
  }

  private static List<String> linesUntilDone(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals("done")) {
        return lines;
      }
      lines.add(line);
    }
    throw new IOException("the child ended early: " + lines);
  }

  /** What the child found, a line each. */
  List<String> answers() {
    return answers;
  }

  /** Kills the JVM, and nothing else, as the kernel would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks the JVM to end, which stops PostgreSQL. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}

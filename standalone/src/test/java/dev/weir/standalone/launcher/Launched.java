package dev.weir.standalone.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The launcher in a small checkout, with a Maven and a JDK that only write down what they got. */
final class Launched {
  static final String PROGRAM = "standalone/target/standalone-0.1.0-SNAPSHOT.jar";

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "mvn $* payloads=${WEIR_PAYLOADS:-}" >>"$CALLS"
      [ ! -f "$CALLS.broken" ] || { echo '[ERROR] A.java:[3,1] no such thing'; exit 1; }
      mkdir -p standalone/target && echo jar >standalone/target/standalone-0.1.0-SNAPSHOT.jar
      echo '[INFO] Building standalone 0.1.0-SNAPSHOT  [1/1]'
      echo '[INFO] BUILD SUCCESS'
      """;

  private static final String JAVA =
      """
      #!/bin/sh
      case $1 in
        -version) echo "openjdk version \\"${FAKE_VERSION:-17.0.9}\\"" >&2; exit ;;
        --list-modules) echo "${FAKE_MODULE:-jdk.compiler}@17"; exit ;;
      esac
      for word in "$@"; do
        case $word in
          -XX:ArchiveClassesAtExit=*)
            [ -z "${FAKE_REHEARSAL:-}" ] || { echo "cannot start"; exit 1; }
            echo classes >"${word#*=}"
            ;;
        esac
        echo "<$word>"
      done
      exit "${FAKE_EXIT:-0}"
      """;

  private final Path home;
  private final Path tools;
  private final Path calls;

  Launched(Path folder) throws IOException {
    home = Files.createDirectories(folder.resolve("a checkout"));
    tools = Files.createDirectories(folder.resolve("tools"));
    calls = folder.resolve("calls");
    Files.copy(launcher(), home.resolve("weir"), StandardCopyOption.COPY_ATTRIBUTES);
    write("pom.xml", "<project/>");
    write("standalone/pom.xml", "<project/>");
    write("standalone/src/main/java/A.java", "class A {}");
    write("standalone/src/main/java/B.java", "class B {}");
    tool("mvn", MAVEN);
    tool("java", JAVA);
    for (String name :
        List.of(
            "sh",
            "cat",
            "sed",
            "head",
            "tail",
            "find",
            "sort",
            "cksum",
            "grep",
            "tee",
            "mkdir",
            "rm",
            "mv",
            "touch",
            "mktemp",
            "dirname",
            "readlink",
            "flock")) {
      link(name);
    }
  }

  private static Path launcher() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("weir")) && Files.isRegularFile(at.resolve("pom.xml"))) {
        return at.resolve("weir");
      }
    }
    throw new IllegalStateException("no launcher above this folder");
  }

  private void link(String name) throws IOException {
    for (String folder : List.of("/usr/bin", "/bin", "/usr/local/bin")) {
      Path real = Path.of(folder, name);
      if (Files.isExecutable(real)) {
        Files.createSymbolicLink(tools.resolve(name), real);
        return;
      }
    }
  }

  private void tool(String name, String script) throws IOException {
    Path tool = Files.writeString(tools.resolve(name), script);
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path home() {
    return home;
  }

  void remove(String tool) throws IOException {
    Files.delete(tools.resolve(tool));
  }

  void breakBuilds(boolean broken) throws IOException {
    Path sign = calls.resolveSibling(calls.getFileName() + ".broken");
    if (broken) {
      Files.writeString(sign, "");
    } else {
      Files.delete(sign);
    }
  }

  /** Writes a file of the checkout, as changed just after whatever was done before. */
  void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(builds() * 2L)));
  }

  /** What Maven was asked for so far. */
  List<String> mavenCalls() throws IOException {
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  int builds() throws IOException {
    return mavenCalls().size();
  }

  record Ended(int exit, String out, String err) {}

  Ended run(String... arguments) throws IOException, InterruptedException {
    return run(Map.of(), home.resolve("weir"), arguments);
  }

  Ended run(Map<String, String> variables, Path launcher, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(tools.getParent(), "out", ".txt");
    Path err = Files.createTempFile(tools.getParent(), "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(tools.getParent().toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("CALLS", calls.toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the launcher does not end");
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}

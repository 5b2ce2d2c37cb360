package dev.weir.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WeirTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", ""})
  void shouldListEveryCommand(String arguments) {
    assertThat(run(arguments)).isZero();
    assertThat(out.toString())
        .contains("demo", "up", "send", "explain", "doctor", "simulate", "test", "Exit codes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo --help",
        "up --help",
        "send --help",
        "explain --help",
        "doctor --help",
        "simulate --help",
        "help send"
      })
  void shouldExplainACommand(String arguments) {
    assertThat(run(arguments)).isZero();
    assertThat(out.toString()).contains("Usage: weir");
  }

  @Test
  void shouldSuggestACommandForAMisspeltOne() {
    assertThat(run("snd")).isEqualTo(2);
    assertThat(err.toString()).contains("Did you mean", "weir send");
  }

  @Test
  void shouldSuggestAnOptionForAMisspeltOne() {
    assertThat(run("up --dat .weir")).isEqualTo(2);
    assertThat(err.toString()).contains("--dat").contains("--data");
  }

  @Test
  void shouldNameWhatIsMissing() {
    assertThat(run("send")).isEqualTo(2);
    assertThat(err.toString()).contains("--deliveries");
  }

  @Test
  void shouldSayWhatIsWrongWithAFile() {
    assertThat(run("simulate --out /dev/null/nowhere/deliveries")).isEqualTo(1);
    assertThat(err.toString()).contains("weir: /dev/null/nowhere/deliveries: ");
  }

  @Test
  void shouldNameTheFolderThatIsNot(@TempDir Path folder) {
    assertThat(run("simulate --out " + folder.resolve("none/deliveries"))).isEqualTo(1);
    assertThat(err.toString()).contains("no such file or folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--repeat 2", "--concurrency 0", "--rate -1"})
  void shouldRefuseWhatIsOutOfRange(String option) {
    assertThat(run("send --deliveries /dev/null " + option)).isEqualTo(2);
    assertThat(err.toString()).contains(option.split(" ")[0]);
  }

  @Test
  void shouldRefuseAFileThatIsNotThere() {
    assertThat(run("demo --deliveries /no/such/file")).isEqualTo(2);
    assertThat(err.toString()).contains("/no/such/file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"doctor --out x.yaml", "doctor --suggest --out pom.xml", "doctor -o xml"})
  void shouldRefuseAWrongUseOfTheDoctor(String arguments) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString()).contains("See ./weir doctor --help");
  }

  @Test
  void shouldSayThatNothingRunsOnAFolder() {
    assertThat(run("explain acme/shop#1 --data /no/such/folder")).isEqualTo(1);
    assertThat(err.toString()).contains("nothing runs", "/no/such/folder", "./weir up", "--data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "explain acme/shop#1 -o xml", "explain a b c"})
  void shouldRefuseAWrongUseOfExplain(String arguments) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString()).contains("See ./weir explain --help");
  }

  private int run(String arguments) {
    CommandLine line = Weir.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }
}

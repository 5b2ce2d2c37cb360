package dev.weir.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  private static final String DOC = "What it is for.";

  @TempDir Path folder;

  private static Environment environment(String... namesAndValues) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Environment(variables);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("secret"), content);
  }

  @Test
  void shouldFallBackWhereNothingIsSet() {
    Environment nothing = environment("WEIR_BLANK", "  ");

    assertThat(nothing.text("WEIR_A", "a", DOC)).isEqualTo("a");
    assertThat(nothing.text("WEIR_BLANK", "b", DOC)).isEqualTo("b");
    assertThat(nothing.text("WEIR_A", DOC)).isEmpty();
    assertThat(nothing.integer("WEIR_A", 7, 1, 9, DOC)).isEqualTo(7);
    assertThat(nothing.flag("WEIR_A", true, DOC)).isTrue();
    assertThat(nothing.duration("WEIR_A", Duration.ofSeconds(3), DOC)).hasSeconds(3);
    assertThat(nothing.uri("WEIR_A", URI.create("http://x"), DOC)).hasHost("x");
    assertThat(nothing.path("WEIR_A", Path.of(".weir"), DOC)).isEqualTo(Path.of(".weir"));
    assertThat(nothing.secret("WEIR_A", DOC)).isEmpty();
    assertThat(nothing.list("WEIR_A", List.of("x"), DOC)).containsExactly("x");
    assertThat(nothing.problems()).isEmpty();
  }

  @Test
  void shouldReadEachType() {
    Environment set =
        environment(
            "WEIR_NUMBER", " 42 ",
            "WEIR_LONG", "9000000000",
            "WEIR_FLAG", "FALSE",
            "WEIR_URI", "https://kafka.example:8081/x",
            "WEIR_PATH", "/var/lib/weir",
            "WEIR_LIST", "a, b,,c ",
            "WEIR_SECRETS", "one,two");

    assertThat(set.integer("WEIR_NUMBER", 7, 1, 99, DOC)).isEqualTo(42);
    assertThat(set.whole("WEIR_LONG", 0, 0, Long.MAX_VALUE, DOC)).isEqualTo(9_000_000_000L);
    assertThat(set.flag("WEIR_FLAG", true, DOC)).isFalse();
    assertThat(set.uri("WEIR_URI", DOC)).contains(URI.create("https://kafka.example:8081/x"));
    assertThat(set.path("WEIR_PATH", DOC)).contains(Path.of("/var/lib/weir"));
    assertThat(set.list("WEIR_LIST", List.of(), DOC)).containsExactly("a", "b", "c");
    assertThat(set.secrets("WEIR_SECRETS", DOC))
        .containsExactly(new Secret("one"), new Secret("two"));
    assertThatCode(set::checkNames).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"250ms,250", "3s,3000", "5m,300000", "2h,7200000", "7d,604800000", "PT1.5S,1500"})
  void shouldReadDurations(String text, long millis) {
    assertThat(environment("WEIR_D", text).duration("WEIR_D", Duration.ZERO, DOC))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "-5s", "PT-5S", "soon", "5 years", "1.5s"})
  void shouldRefuseWhatIsNoDuration(String text) {
    Environment set = environment("WEIR_D", text);
    set.duration("WEIR_D", Duration.ZERO, DOC);

    assertThat(set.problems()).singleElement().asString().contains("WEIR_D", text, "30s");
  }

  @Test
  void shouldReportAllProblemsAtOnceAndGoOnWithTheFallbacks() {
    Environment wrong =
        environment(
            "WEIR_PORT", "70000",
            "WEIR_COUNT", "many",
            "WEIR_ADDRESS", "not an address",
            "WEIR_RELATIVE", "kafka:9092/x y",
            "WEIR_FLAG", "perhaps");

    assertThat(wrong.integer("WEIR_PORT", 8080, 1, 65_535, DOC)).isEqualTo(8080);
    wrong.integer("WEIR_COUNT", 1, 1, 9, DOC);
    wrong.uri("WEIR_ADDRESS", DOC);
    wrong.uri("WEIR_RELATIVE", DOC);
    wrong.flag("WEIR_FLAG", false, DOC);
    wrong.requiredText("WEIR_NEEDED", DOC);
    wrong.refuse("WEIR_A and WEIR_B exclude each other");

    assertThatThrownBy(wrong::check)
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.problems()).hasSize(7))
        .hasMessageContainingAll(
            "WEIR_PORT: expected whole number, 1 to 65535, not \"70000\"",
            "WEIR_COUNT",
            "WEIR_ADDRESS",
            "WEIR_RELATIVE",
            "WEIR_FLAG",
            "WEIR_NEEDED must be set",
            "exclude each other");
  }

  @Test
  void shouldRefuseUnknownNamesWithASuggestion() {
    Environment misspelt =
        environment(
            "WEIR_GATEWAY_PROT", "1", "WEIR_QQQQ", "1", "PATH", "/bin", "WEIR_JDBC_URL", "1");
    misspelt.integer("WEIR_GATEWAY_PORT", 8080, 1, 65_535, DOC);

    assertThatThrownBy(misspelt::checkNames)
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "WEIR_GATEWAY_PROT is not a variable of Weir: did you mean"
                            + " WEIR_GATEWAY_PORT?",
                        "WEIR_QQQQ is not a variable of Weir"));
  }

  @Test
  void shouldReadAValueFromAFile() throws IOException {
    Environment set = environment("WEIR_PASSWORD_FILE", file("hunter2\n").toString());

    assertThat(set.secret("WEIR_PASSWORD", DOC)).contains(new Secret("hunter2"));
    assertThatCode(set::checkNames).doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseAValueGivenTwice() throws IOException {
    Environment set = environment("WEIR_PASSWORD", "a", "WEIR_PASSWORD_FILE", file("b").toString());
    set.secret("WEIR_PASSWORD", DOC);

    assertThat(set.problems())
        .containsExactly("WEIR_PASSWORD and WEIR_PASSWORD_FILE are both set: keep one");
  }

  @Test
  void shouldRefuseFilesThatAreMissingEmptyOrHuge() throws IOException {
    Path huge = Files.write(folder.resolve("huge"), new byte[65 * 1024]);
    Environment set =
        environment(
            "WEIR_A_FILE", folder.resolve("absent").toString(),
            "WEIR_B_FILE", file(" \n").toString(),
            "WEIR_C_FILE", huge.toString());
    List.of("WEIR_A", "WEIR_B", "WEIR_C").forEach(name -> set.secret(name, DOC));

    assertThat(set.problems())
        .satisfiesExactly(
            a -> assertThat(a).contains("WEIR_A_FILE", "cannot read"),
            b -> assertThat(b).contains("WEIR_B_FILE", "empty"),
            c -> assertThat(c).contains("WEIR_C_FILE", "64 KiB"));
  }

  @Test
  void shouldNeverPrintASecret() throws IOException {
    Environment set =
        environment("WEIR_PASSWORD", "hunter2", "WEIR_PORT_FILE", file("hunter2").toString());
    Secret secret = set.secret("WEIR_PASSWORD", DOC).orElseThrow();
    set.integer("WEIR_PORT", 1, 1, 9, DOC);

    assertThat(secret.value()).isEqualTo("hunter2");
    assertThat(secret + " " + set.problems() + set.variables()).doesNotContain("hunter2");
  }

  @Test
  void shouldReadAllVariablesOfAPrefixButThoseReadByName() throws IOException {
    Environment set =
        environment(
            "WEIR_SECRET_GITHUB", "a",
            "WEIR_SECRET_GITLAB_FILE", file("b").toString(),
            "WEIR_SECRET_PORT", "1");
    set.integer("WEIR_SECRET_PORT", 1, 1, 9, DOC);

    assertThat(set.withPrefix("WEIR_SECRET_", DOC))
        .containsOnly(Map.entry("GITHUB", new Secret("a")), Map.entry("GITLAB", new Secret("b")));
    assertThatCode(set::checkNames).doesNotThrowAnyException();
  }

  @Test
  void shouldPassKafkaSettingsThrough() {
    Environment set =
        environment(
            "WEIR_KAFKA_BOOTSTRAP_SERVERS", "b1:9092,b2:9092",
            "WEIR_KAFKA_SASL_JAAS_CONFIG", "login",
            "WEIR_KAFKA_PORT", "19092");

    assertThat(KafkaSettings.from(set, "localhost:9092"))
        .containsOnly(
            Map.entry("bootstrap.servers", "b1:9092,b2:9092"),
            Map.entry("sasl.jaas.config", "login"));
  }

  @Test
  void shouldDocumentWhatItRead() {
    Environment nothing = environment();
    nothing.integer("WEIR_GATEWAY_PORT", 8080, 0, 65_535, "Port of the gateway.");
    nothing.duration("WEIR_WAIT", Duration.ofMinutes(90), "How long | to wait.");
    nothing.withPrefix("WEIR_SECRET_", "Secrets.");

    assertThat(nothing.variables().stream().map(Variable::markdownRow))
        .containsExactly(
            "| `WEIR_GATEWAY_PORT` | whole number, 0 to 65535 | `8080` | Port of the gateway. |",
            "| `WEIR_WAIT` | duration such as 500ms, 30s, 5m, 2h, 7d | `90m` | How long \\| to"
                + " wait. |",
            "| `WEIR_SECRET_<…>` | text | – | Secrets. |");
  }
}

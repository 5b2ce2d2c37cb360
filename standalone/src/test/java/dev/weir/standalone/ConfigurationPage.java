package dev.weir.standalone;

import dev.weir.archive.ArchiveConfig;
import dev.weir.config.Environment;
import dev.weir.config.Variable;
import dev.weir.ingest.IngestConfig;
import dev.weir.sink.SinkConfig;
import dev.weir.sink.migrate.MigrationConfig;
import dev.weir.stream.StreamConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/** {@code docs/configuration.md}, from what the services read. */
final class ConfigurationPage {
  /** Read by the launcher and by tests, where there is no {@link Environment}. */
  private static final List<Variable> LAUNCHER =
      List.of(
          new Variable(
              "WEIR_JAVA_OPTIONS",
              "options of java",
              "",
              "Further options, such as -Xmx1g; words, no quotes."),
          new Variable(
              "WEIR_PAYLOADS", "path", "", "Folder of recorded payloads, for ./weir test."),
          new Variable(
              "WEIR_HISTORY", "path", "", "Folder of recorded histories, for ./weir test."));

  private static final String HEAD =
      """
      # Configuration

      Everything is set by environment variables that begin with `WEIR_`. This page is written by a test from what the
      programs read; `--help` of each service prints its part.

      - A variable that nothing in Weir reads is refused, with a suggestion; one that another part reads is left alone, so
        that one set of variables can serve all.
      - All problems are reported at once. Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 port or folder in use.
      - A value may lie in a file: `WEIR_JDBC_PASSWORD_FILE=/run/secrets/writer`, and so for every variable.
      - Secrets are not logged. A blank value counts as not set.
      - `WEIR_KAFKA_SASL_JAAS_CONFIG` is `sasl.jaas.config` of every Kafka client, and so for any of their settings.
      """;

  private final Map<String, List<Variable>> sections = new LinkedHashMap<>();

  ConfigurationPage() {
    List<Variable> gateway = variables(IngestConfig::read);
    List<Variable> stream = variables(StreamConfig::read);
    List<Variable> sink = variables(SinkConfig::read);
    List<Variable> shared = new ArrayList<>(gateway);
    shared.retainAll(stream);
    shared.retainAll(sink);
    List<Variable> archiver = variables(ArchiveConfig::read);
    List<Variable> migrations = variables(MigrationConfig::read);
    List<Variable> up =
        variables(environment -> StandaloneConfig.read(environment, Map.of("WEIR_JDBC_URL", "x")));
    put("Every service", shared, List.of());
    put("The gateway", gateway, shared);
    put("The stream processor", stream, shared);
    put("The sink", sink, shared);
    put("The archiver", archiver, shared);
    put("The sink's migrations: `sink-postgres migrate`", migrations, List.of());
    put("The whole system: `./weir up`", up, List.of());
    put("The launcher and the tests", LAUNCHER, List.of());
  }

  private static List<Variable> variables(Consumer<Environment> reading) {
    Environment environment = new Environment(Map.of("WEIR_JDBC_URL", "jdbc:postgresql://x/y"));
    reading.accept(environment);
    return environment.variables();
  }

  private void put(String title, List<Variable> variables, List<Variable> without) {
    sections.put(title, variables.stream().filter(v -> !without.contains(v)).toList());
  }

  /** Every name on the page, but for prefixes. */
  TreeSet<String> names() {
    TreeSet<String> names = new TreeSet<>();
    sections.values().forEach(section -> section.forEach(v -> names.add(v.name())));
    names.removeIf(name -> name.endsWith(">"));
    return names;
  }

  String text() {
    StringBuilder text = new StringBuilder(HEAD);
    sections.forEach(
        (title, variables) -> {
          text.append("\n## ").append(title).append("\n");
          text.append(NOTES.getOrDefault(title, ""));
          text.append("\n| variable | form | default | what it is |\n| --- | --- | --- | --- |\n");
          variables.forEach(variable -> text.append(variable.markdownRow()).append('\n'));
        });
    return text.toString();
  }

  private static final Map<String, String> NOTES =
      Map.of(
          "The whole system: `./weir up`",
          """

          Beside all of the above. Giving an address uses that server instead of embedding one. `./weir demo` and the tests
          embed every server on a free port, whatever is set here.
          """);
}

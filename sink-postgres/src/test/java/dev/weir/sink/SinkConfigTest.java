package dev.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.ConfigurationException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkConfigTest {
  @Test
  void shouldHaveTheContractsDefaults() {
    SinkConfig config = SinkConfig.fromEnvironment(Map.of());
    assertThat(config.jdbc().url()).isEqualTo("jdbc:postgresql://127.0.0.1:15432/weir");
    assertThat(config.jdbc().user()).isEqualTo("weir_writer");
    assertThat(config.kafka()).containsEntry("bootstrap.servers", "127.0.0.1:19092");
    assertThat(config.pool()).isEqualTo(new SinkConfig.Pool(10, 50));
    assertThat(config.circuit().failures()).isEqualTo(5);
    assertThat(config.circuit().open()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.circuit().probes()).isEqualTo(3);
    assertThat(config.generation()).isEqualTo(1);
  }

  @Test
  void shouldReadEachVariable() {
    SinkConfig config =
        SinkConfig.fromEnvironment(
            Map.of(
                "WEIR_JDBC_URL", "jdbc:postgresql://db/x",
                "WEIR_JDBC_PASSWORD", "secret",
                "WEIR_SINK_BREAKER_OPEN", "5s",
                "WEIR_SINK_POOL_MAX", "4",
                "WEIR_SINK_WORKERS", "2",
                "WEIR_GENERATION", "2",
                "WEIR_KAFKA_SECURITY_PROTOCOL", "SSL"));
    assertThat(config.jdbc().password().value()).isEqualTo("secret");
    assertThat(config.toString()).doesNotContain("secret");
    assertThat(config.circuit().open()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.pool()).isEqualTo(new SinkConfig.Pool(4, 4));
    assertThat(config.workers()).isEqualTo(2);
    assertThat(config.generation()).isEqualTo(2);
    assertThat(config.kafka()).containsEntry("security.protocol", "SSL");
  }

  @Test
  void shouldReportEveryProblemAtOnce() {
    assertThatThrownBy(
            () ->
                SinkConfig.fromEnvironment(
                    Map.of("WEIR_SINK_WORKERS", "0", "WEIR_SINK_BREAKER_OPN", "1s")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WEIR_SINK_WORKERS")
        .hasMessageContaining("did you mean WEIR_SINK_BREAKER_OPEN?");
  }

  @Test
  void shouldShowHelpAndRefuseWhatItDoesNotKnow() {
    StringWriter out = new StringWriter();
    assertThat(Main.run(Map.of(), new PrintWriter(out), "--help")).isZero();
    assertThat(Main.run(Map.of(), new PrintWriter(out), "migrate", "--help")).isZero();
    assertThat(out.toString()).contains("status");
    assertThat(Main.run(Map.of(), new PrintWriter(out), "nonsense")).isEqualTo(2);
    assertThat(Main.run(Map.of(), new PrintWriter(out), "migrate", "status")).isEqualTo(2);
    assertThat(Main.run(Map.of("WEIR_SINK_WORKERS", "x"), new PrintWriter(out))).isEqualTo(2);
  }

  @Test
  void shouldMigrateAsTheCommandSays() {
    TestDatabase database =
        TestDatabase.empty(dev.weir.embedded.postgres.EmbeddedPostgres.Version.V18);
    Map<String, String> variables =
        Map.of(
            "WEIR_JDBC_URL",
            database.writer().url(),
            "WEIR_JDBC_ADMIN_USER",
            "postgres",
            "WEIR_JDBC_ADMIN_PASSWORD",
            TestServers.PASSWORD,
            "WEIR_JDBC_MIGRATOR_PASSWORD",
            TestServers.PASSWORD);
    StringWriter out = new StringWriter();
    assertThat(Main.run(variables, new PrintWriter(out), "migrate", "up")).isZero();
    assertThat(out.toString())
        .contains("done     weir_g1 current-flow-metrics")
        .doesNotContain("to do");
    assertThat(Main.run(variables, new PrintWriter(out), "migrate", "down", "--steps", "1"))
        .isZero();
    assertThat(out.toString()).contains("to do    weir_g1 comments-as-derived");
  }
}

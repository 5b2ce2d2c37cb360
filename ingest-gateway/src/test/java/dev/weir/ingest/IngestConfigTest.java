package dev.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.admin.AdminAddress;
import dev.weir.config.ConfigurationException;
import dev.weir.config.Secret;
import dev.weir.ingest.http.Limits;
import dev.weir.ingest.webhook.Source;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestConfigTest {
  @Test
  void shouldHaveDefaults() {
    IngestConfig config = IngestConfig.fromEnvironment(Map.of());
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.admin()).isEqualTo(new AdminAddress("127.0.0.1", 8081));
    assertThat(config.tenants()).containsExactly("default");
    assertThat(config.sources()).as("without a secret a source is off").isEmpty();
    assertThat(config.kafka()).isEqualTo(Map.of("bootstrap.servers", "127.0.0.1:19092"));
    assertThat(config.registryUrl()).isEqualTo(URI.create("http://127.0.0.1:18081"));
    assertThat(config.topicPrefix()).isEmpty();
    assertThat(config.maxBytesInFlight()).isEqualTo(64 * 1024 * 1024);
    assertThat(config.limits()).isEqualTo(Limits.defaults());
  }

  @Test
  void shouldReadEveryVariable() {
    IngestConfig config =
        IngestConfig.fromEnvironment(
            Map.ofEntries(
                Map.entry("WEIR_GATEWAY_HOST", "0.0.0.0"),
                Map.entry("WEIR_GATEWAY_PORT", "80"),
                Map.entry("WEIR_ADMIN_HOST", "::1"),
                Map.entry("WEIR_ADMIN_PORT", "81"),
                Map.entry("WEIR_TENANTS", "acme, other"),
                Map.entry("WEIR_SECRET_GITHUB", "new,old"),
                Map.entry("WEIR_GATEWAY_MAX_BODY_BYTES_GITHUB", "2048"),
                Map.entry("WEIR_GATEWAY_MAX_BYTES_IN_FLIGHT", "4000000"),
                Map.entry("WEIR_GATEWAY_MAX_CONNECTIONS", "7"),
                Map.entry("WEIR_GATEWAY_HEADER_TIMEOUT", "1s"),
                Map.entry("WEIR_GATEWAY_BODY_TIMEOUT", "2s"),
                Map.entry("WEIR_GATEWAY_ANSWER_TIMEOUT", "3s"),
                Map.entry("WEIR_GATEWAY_IDLE_TIMEOUT", "4s"),
                Map.entry("WEIR_GATEWAY_DRAIN_TIMEOUT", "5s"),
                Map.entry("WEIR_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092"),
                Map.entry("WEIR_KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
                Map.entry("WEIR_REGISTRY_URL", "http://registry:8081"),
                Map.entry("WEIR_TOPIC_PREFIX", "acme."),
                Map.entry("WEIR_JDBC_URL", "jdbc:postgresql://another/service")));
    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(config.port()).isEqualTo(80);
    assertThat(config.admin()).isEqualTo(new AdminAddress("::1", 81));
    assertThat(config.tenants()).containsExactlyInAnyOrder("default", "acme", "other");
    assertThat(config.sources().get(Source.GITHUB))
        .isEqualTo(
            new IngestConfig.SourceConfig(List.of(new Secret("new"), new Secret("old")), 2_048));
    assertThat(config.maxBytesInFlight()).isEqualTo(4_000_000);
    assertThat(config.kafka())
        .isEqualTo(Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "SASL_SSL"));
    assertThat(config.registryUrl()).isEqualTo(URI.create("http://registry:8081"));
    assertThat(config.topicPrefix()).isEqualTo("acme.");
    assertThat(config.limits())
        .isEqualTo(
            new Limits(
                7,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5)));
  }

  @Test
  void shouldReadSecretsFromFiles(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("github"), "from a file\n");
    IngestConfig config =
        IngestConfig.fromEnvironment(Map.of("WEIR_SECRET_GITHUB_FILE", file.toString()));
    assertThat(config.sources().get(Source.GITHUB).secrets())
        .isEqualTo(List.of(new Secret("from a file")));
  }

  @Test
  void shouldTellAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                IngestConfig.fromEnvironment(
                    Map.of(
                        "WEIR_GATEWAY_PORT", "high",
                        "WEIR_GATEWAY_PROT", "80",
                        "WEIR_TENANTS", "Acme/1",
                        "WEIR_GATEWAY_MAX_BYTES_IN_FLIGHT", "2000000",
                        "WEIR_SECRET_GITHUB", "hidden")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WEIR_GATEWAY_PORT: expected")
        .hasMessageContaining("did you mean WEIR_GATEWAY_PORT?")
        .hasMessageContaining("WEIR_TENANTS")
        .hasMessageContaining("WEIR_GATEWAY_MAX_BYTES_IN_FLIGHT: the longest")
        .hasMessageNotContaining("hidden");
  }

  @Test
  void shouldPrintNoSecrets() {
    Map<String, String> variables =
        Map.of("WEIR_SECRET_GITHUB", "hidden", "WEIR_KAFKA_SSL_KEY_PASSWORD", "hidden");
    assertThat(IngestConfig.fromEnvironment(variables).toString()).doesNotContain("hidden");
  }
}

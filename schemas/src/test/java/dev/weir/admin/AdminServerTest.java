package dev.weir.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.service.PortTakenException;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminServerTest {
  private final AtomicReference<Optional<String>> cause = new AtomicReference<>(Optional.empty());
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private AdminServer server;

  @BeforeEach
  void start() throws Exception {
    List<HealthCheck> checks =
        List.of(new HealthCheck("well", Optional::empty), new HealthCheck("part", cause::get));
    server = AdminServer.start(new AdminAddress("127.0.0.1", 0), checks, registry);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> ask(String method, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void shouldBeReadyWhenEveryPartIs() throws Exception {
    assertThat(ask("GET", "/readyz").statusCode()).isEqualTo(200);
    assertThat(ask("GET", "/readyz").body()).isEqualTo("{\"status\":\"ready\"}\n");
  }

  @Test
  void shouldTellWhyItIsNotReady() throws Exception {
    cause.set(Optional.of("Kafka is \"away\""));
    HttpResponse<String> answer = ask("GET", "/readyz");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo("{\"status\":\"not ready\",\"causes\":{\"part\":\"Kafka is \\\"away\\\"\"}}\n");
    assertThat(ask("GET", "/healthz").statusCode()).as("but it lives").isEqualTo(200);
  }

  @Test
  void shouldShowMetrics() throws Exception {
    Counter.builder().name("things_total").register(registry).inc();
    HttpResponse<String> answer = ask("GET", "/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
    assertThat(answer.body()).contains("things_total 1.0");
  }

  @Test
  void shouldRefuseOtherPathsAndMethods() throws Exception {
    assertThat(ask("GET", "/").statusCode()).isEqualTo(404);
    assertThat(ask("POST", "/metrics").statusCode()).isEqualTo(405);
    assertThat(ask("HEAD", "/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldSayWhenThePortIsTaken() {
    AdminAddress taken = new AdminAddress("127.0.0.1", server.port());
    assertThatThrownBy(() -> AdminServer.start(taken, List.of(), registry))
        .isInstanceOf(PortTakenException.class)
        .hasMessageContaining("port " + server.port() + ", wanted for health and metrics")
        .hasMessageContaining("WEIR_ADMIN_PORT");
  }
}

package dev.weir.ingest;

import dev.weir.registry.InMemorySchemaRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The whole service over a real broker, with a client. */
final class ServiceFixture implements AutoCloseable {
  final KafkaFixture kafka;
  final IngestService service;
  final PrometheusRegistry metrics = new PrometheusRegistry();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  ServiceFixture(Path folder, Clock clock, Map<String, String> settings) throws Exception {
    InMemorySchemaRegistry schemas = new InMemorySchemaRegistry();
    kafka = new KafkaFixture(folder.resolve("kafka"), schemas);
    Map<String, String> variables = new HashMap<>(settings);
    variables.put("WEIR_GATEWAY_PORT", "0");
    variables.put("WEIR_SECRET_GITHUB", Signed.SECRET);
    variables.put("WEIR_KAFKA_BOOTSTRAP_SERVERS", (String) kafka.client().get("bootstrap.servers"));
    service = new IngestService(IngestConfig.fromEnvironment(variables), schemas, metrics, clock);
    service.start();
    Until.holds("ready", () -> service.check().isEmpty());
  }

  CompletableFuture<HttpResponse<String>> post(String path, byte[] body, Map<String, String> more) {
    List<String> headers = new ArrayList<>();
    headers.addAll(List.of("Content-Type", "application/json"));
    headers.addAll(List.of("X-Hub-Signature-256", Signed.of(body)));
    more.forEach((name, value) -> headers.addAll(List.of(name, value)));
    return http.sendAsync(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
            .headers(headers.toArray(String[]::new))
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() throws IOException {
    service.close();
    kafka.close();
  }
}

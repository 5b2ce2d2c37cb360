package dev.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway as a process, without Kafka. */
class MainIT {
  private static final List<String> SMALL = List.of("-Xmx128m", "-XX:TieredStopAtLevel=1");
  @TempDir private Path folder;

  private GatewayProcess gateway(List<String> arguments, Map<String, String> variables)
      throws IOException {
    return new GatewayProcess(folder.resolve("log"), SMALL, arguments, variables);
  }

  @Test
  void shouldAnswer503WithoutKafkaAndStopInOrder() throws Exception {
    Map<String, String> variables =
        Map.of(
            "WEIR_GATEWAY_PORT", "0",
            "WEIR_ADMIN_PORT", "0",
            "WEIR_SECRET_GITHUB", Signed.SECRET,
            "WEIR_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
            "WEIR_REGISTRY_URL", "http://127.0.0.1:1");
    try (GatewayProcess gateway = gateway(List.of(), variables)) {
      int port = gateway.port("The gateway listens on");
      int adminPort = gateway.port("Health and metrics on");
      try (RawConnection connection = new RawConnection(port)) {
        connection.send(
            "POST /webhooks/github HTTP/1.1\r\nHost: weir\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\nX-Hub-Signature-256: "
                + Signed.of("{}")
                + "\r\n\r\n{}");
        RawConnection.Response response = connection.response();
        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsKey("retry-after");
      }
      assertThat(ask(adminPort, "/healthz").statusCode()).isEqualTo(200);
      HttpResponse<String> readiness = ask(adminPort, "/readyz");
      assertThat(readiness.statusCode()).isEqualTo(503);
      assertThat(readiness.body()).contains("ingest-gateway");
      gateway.terminate();
      assertThat(gateway.exitCode()).isEqualTo(0);
      assertThat(gateway.log().lines().filter(line -> line.contains("listens")))
          .singleElement()
          .asString()
          .startsWith("{\"@timestamp\"")
          .contains("\"service\":\"ingest-gateway\"");
    }
  }

  private static HttpResponse<String> ask(int port, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void shouldEndWithThreeWhereThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        GatewayProcess gateway =
            gateway(
                List.of(),
                Map.of(
                    "WEIR_GATEWAY_PORT",
                    Integer.toString(taken.getLocalPort()),
                    "WEIR_ADMIN_PORT",
                    "0"))) {
      assertThat(gateway.exitCode()).isEqualTo(3);
      assertThat(gateway.log())
          .contains("port " + taken.getLocalPort() + ", wanted for the gateway, is in use")
          .contains("WEIR_GATEWAY_PORT");
    }
  }

  @Test
  void shouldEndWithTwoWhereTheConfigurationIsWrong() throws Exception {
    try (GatewayProcess gateway = gateway(List.of(), Map.of("WEIR_GATEWAY_PORT", "x"))) {
      assertThat(gateway.exitCode()).isEqualTo(2);
      assertThat(gateway.log()).contains("WEIR_GATEWAY_PORT");
    }
    try (GatewayProcess gateway = gateway(List.of("--what"), Map.of())) {
      assertThat(gateway.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void shouldExplainItself() throws Exception {
    try (GatewayProcess gateway = gateway(List.of("--help"), Map.of())) {
      assertThat(gateway.exitCode()).isEqualTo(0);
      assertThat(gateway.log()).contains("WEIR_SECRET_GITHUB").contains("WEIR_GATEWAY_PORT [8080]");
    }
  }
}

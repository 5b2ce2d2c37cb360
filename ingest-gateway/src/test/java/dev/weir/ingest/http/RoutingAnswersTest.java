package dev.weir.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.ingest.RawConnection;
import dev.weir.ingest.Signed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingAnswersTest {
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() throws IOException {
    gateway = new GatewayFixture();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static String signed(String methodAndPath) {
    return GatewayFixture.head(methodAndPath, 2, "X-Hub-Signature-256: " + Signed.of("{}")) + "{}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/webhooks/github",
        "/webhooks/github?a=b",
        "/webhooks/git%68ub",
        "/tenants/acme/webhooks/github",
        "/tenants/default/webhooks/github",
        "http://weir/webhooks/github"
      })
  void shouldTakeWebhooks(String path) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      assertThat(connection.send(signed("POST " + path)).response().status()).isEqualTo(202);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/webhooks",
        "/webhooks/",
        "/webhooks/github/",
        "/webhooks/gitlab",
        "/webhooks/GitHub",
        "/webhooks/unknown",
        "/webhooks%2Fgithub",
        "//webhooks/github",
        "/tenants/nobody/webhooks/github",
        "/tenants//webhooks/github",
        "/tenants/acme/webhooks/gitlab",
        "/tenants/acme/hooks/github",
        "http://weir"
      })
  void shouldAnswer404(String path) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response response = connection.send(signed("POST " + path)).response();
      int expected = path.equals("http://weir") ? 400 : 404;
      assertThat(response.status()).isEqualTo(expected);
      assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
      assertThat(connection.send(signed("POST /webhooks/github")).response().status())
          .isEqualTo(202);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /webhooks/github,POST",
    "PUT /webhooks/github,POST",
    "OPTIONS /webhooks/github,POST",
    "DELETE /tenants/acme/webhooks/github,POST",
    "POST /openapi.json,'GET, HEAD'"
  })
  void shouldAnswer405(String methodAndPath, String allowed) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response response = connection.send(signed(methodAndPath)).response();
      assertThat(response.status()).isEqualTo(405);
      assertThat(response.headers()).containsEntry("allow", allowed);
      assertThat(connection.send(signed("POST /webhooks/github")).response().status())
          .isEqualTo(202);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/plain",
        "Content-Type: application/xml",
        "Content-Type: multipart/form-data; boundary=a",
        "Content-Type: application/json; charset=utf-16",
        "Content-Type: ",
        "X-None: a",
        "Content-Type: application/json\r\nContent-Encoding: gzip",
        "Content-Type: application/json\r\nContent-Type: application/json"
      })
  void shouldAnswer415(String lines) throws IOException {
    assertThat(statusWith(lines)).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: application/json",
        "content-type: APPLICATION/JSON",
        "Content-Type: application/json; charset=utf-8",
        "Content-Type: application/json;charset=\"UTF-8\"",
        "Content-Type: application/vnd.github+json"
      })
  void shouldTakeJson(String lines) throws IOException {
    assertThat(statusWith(lines)).isEqualTo(202);
  }

  private static int statusWith(String contentLines) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      String request =
          "POST /webhooks/github HTTP/1.1\r\nHost: weir\r\nContent-Length: 2\r\n"
              + "X-Hub-Signature-256: "
              + Signed.of("{}")
              + "\r\n"
              + contentLines
              + "\r\n\r\n{}";
      return connection.send(request).response().status();
    }
  }

  @Test
  void shouldTakeForms() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      String form = "a=b&payload=%7B%22action%22%3A%22a+%2B+%C3%BC%22%7D&c";
      String request =
          "POST /webhooks/github HTTP/1.1\r\nHost: weir\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
              + form.length()
              + "\r\nX-GitHub-Delivery: form\r\nX-Hub-Signature-256: "
              + Signed.of(form)
              + "\r\n\r\n"
              + form;
      assertThat(connection.send(request).response().status()).isEqualTo(202);
      assertThat(gateway.publisher.published())
          .filteredOn(delivery -> delivery.deliveryId().equals("form"))
          .singleElement()
          .satisfies(
              delivery ->
                  assertThat(delivery.body().bytes())
                      .asString(StandardCharsets.UTF_8)
                      .isEqualTo("{\"action\":\"a + ü\"}"));
    }
  }

  @Test
  void shouldDescribeItself() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response response =
          connection.send("GET /openapi.json HTTP/1.1\r\nHost: weir\r\n\r\n").response();
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.headers()).containsEntry("content-type", "application/json");
      assertThat(
              new ObjectMapper().readTree(response.body()).path("paths").has("/webhooks/{source}"))
          .isTrue();
    }
  }

  @Test
  void shouldDescribeItselfWithoutABodyWhereAskedTo() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send("HEAD /openapi.json HTTP/1.1\r\nHost: weir\r\n\r\n");
      connection.endOutput();
      assertThat(connection.head().status()).isEqualTo(200);
      assertThat(connection.isEnded()).isTrue();
    }
  }
}

package dev.weir.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the client makes of answers that are not what it hoped for. */
class RegistryFailuresTest {
  private record Answer(int status, String body) {}

  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private HttpSchemaRegistry registry;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getRequestBody().readAllBytes();
          Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    registry =
        new HttpSchemaRegistry(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/apis/ccompat/v7/"));
  }

  @AfterEach
  void stop() {
    registry.close();
    server.stop(0);
  }

  private void answer(int status, String body) {
    answers.add(new Answer(status, body));
  }

  @Test
  void shouldAskBelowTheBasePathAndOnlyOnce() {
    answer(200, "{\"id\":7}");

    assertThat(registry.register("a/b-value", SampleSchemas.person())).isEqualTo(7);
    assertThat(registry.register("a/b-value", SampleSchemas.person())).isEqualTo(7);

    assertThat(asked).containsExactly("POST /apis/ccompat/v7/subjects/a%2Fb-value/versions");
  }

  @Test
  void shouldFetchASchemaOnlyOnce() {
    answer(200, "{\"schema\":\"\\\"string\\\"\"}");

    registry.byId(5);
    registry.byId(5);

    assertThat(asked).containsExactly("GET /apis/ccompat/v7/schemas/ids/5");
  }

  @Test
  void shouldTryAgainWhileTheRegistryIsAway() {
    answer(503, "");
    answer(500, "{\"error_code\":50001,\"message\":\"store\"}");
    answer(200, "{\"id\":7}");

    assertThat(registry.register("a-value", SampleSchemas.person())).isEqualTo(7);
    assertThat(asked).hasSize(3);
  }

  @Test
  void shouldGiveUpAfterFourAttempts() {
    answer(503, "");

    assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(RegistryUnavailableException.class);
    assertThat(asked).hasSize(4);
  }

  @Test
  void shouldSayThatNobodyListens() {
    server.stop(0);

    assertThatThrownBy(() -> registry.byId(1))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("127.0.0.1");
  }

  @Test
  void shouldTellAnUnknownIdFromAWrongAddress() {
    answer(404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    answer(404, "<html>no such page</html>");

    assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(UnknownSchemaException.class);
    assertThatThrownBy(() -> registry.byId(1)).isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void shouldNotAskForIdsThatNoRegistryGives() {
    assertThatThrownBy(() -> registry.byId(-1)).isInstanceOf(UnknownSchemaException.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldNotBlameTheRecordForARegistryThatRefusesAccess() {
    answer(401, "{\"error_code\":401,\"message\":\"Unauthorized\"}");

    assertThatThrownBy(() -> registry.byId(1))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("Unauthorized");
  }

  @Test
  void shouldNotBelieveAnAnswerWithoutAnId() {
    answer(200, "{}");

    assertThatThrownBy(() -> registry.register("a-value", SampleSchemas.person()))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void shouldSayWhyASchemaIsRefused() {
    answer(409, "{\"error_code\":409,\"message\":\"age has no default\"}");

    assertThatThrownBy(() -> registry.register("a-value", SampleSchemas.person()))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContainingAll("a-value", "age has no default");
  }
}

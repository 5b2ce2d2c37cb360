package dev.weir.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.RawConnection;
import dev.weir.ingest.Signed;
import dev.weir.ingest.Until;
import dev.weir.ingest.publish.FakePublisher.Mode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
  private static final String POST = "POST /webhooks/github";
  private GatewayFixture gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayFixture();
  }

  @AfterEach
  void stop() {
    gateway.publisher.acknowledgeWaiting();
    Until.holds("no bytes in flight", () -> gateway.budget.inFlight() == 0);
    gateway.close();
  }

  @Test
  void shouldRefuseTenGigabytesBeforeTheyCome() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send(GatewayFixture.head(POST, 10_000_000_000L));
      assertThat(connection.response().status()).isEqualTo(413);
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void shouldLetTheSenderReadTheAnswerThoughItGoesOnSending() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send(GatewayFixture.head(POST, 10_000_000_000L));
      connection.sendWhateverIsTaken(new byte[8 * 1024 * 1024]);
      assertThat(connection.response().status()).isEqualTo(413);
    }
  }

  @Test
  void shouldTellWhoAsksBeforeSending() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send(GatewayFixture.head(POST, 10_000_000_000L, "Expect: 100-continue"));
      assertThat(connection.response().status()).isEqualTo(413);
    }
    try (RawConnection connection = gateway.connect()) {
      connection.send(
          GatewayFixture.head(
              POST, 2, "Expect: 100-continue", "X-Hub-Signature-256: " + Signed.of("{}")));
      assertThat(connection.response().status()).isEqualTo(100);
      assertThat(connection.send("{}").response().status()).isEqualTo(202);
    }
  }

  @Test
  void shouldCutOffEndlessChunks() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send(
          POST
              + " HTTP/1.1\r\nHost: weir\r\nContent-Type: application/json\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n");
      byte[] chunk = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes();
      for (int i = 0; i < 100; i++) {
        connection.sendWhateverIsTaken(chunk);
      }
      assertThat(connection.response().status()).isEqualTo(413);
    }
  }

  @Test
  void shouldTakeChunks() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      String request =
          POST
              + " HTTP/1.1\r\nHost: weir\r\nContent-Type: application/json\r\n"
              + "X-Hub-Signature-256: "
              + Signed.of("{\"a\":1}")
              + "\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n";
      for (char next : request.toCharArray()) {
        connection.send(String.valueOf(next));
      }
      assertThat(connection.response().status()).isEqualTo(202);
    }
  }

  @Test
  void shouldForgetSendersThatGo() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send(GatewayFixture.head(POST, 10) + "{\"a\"");
      Until.holds("bytes are counted", () -> gateway.budget.inFlight() > 0);
    }
    Until.holds("nothing is held", () -> gateway.budget.inFlight() == 0);
  }

  @Test
  void shouldAnswer503BeyondTheBytesInFlight() throws IOException {
    gateway.publisher.be(Mode.SILENT);
    String body = "{\"a\":\"" + "a".repeat(900_000) + "\"}";
    List<RawConnection> connections = new ArrayList<>();
    for (int i = 1; i <= 2; i++) {
      RawConnection taken = gateway.connect();
      connections.add(taken.send(GatewayFixture.request(body)));
      int waiting = i;
      Until.holds("it waits", () -> gateway.publisher.waiting() == waiting);
    }
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response refused =
          connection.sendWhateverIsTaken(GatewayFixture.request(body).getBytes()).response();
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.headers()).containsKey("retry-after");
    }
    gateway.publisher.acknowledgeWaiting();
    for (RawConnection connection : connections) {
      assertThat(connection.response().status()).isEqualTo(202);
      connection.close();
    }
  }

  @Test
  void shouldAnswer503WhereKafkaIsAway() throws IOException {
    gateway.publisher.be(Mode.UNAVAILABLE);
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response response = connection.send(GatewayFixture.request("{}")).response();
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.headers())
          .containsKey("retry-after")
          .containsEntry("content-type", "application/problem+json");
      gateway.publisher.be(Mode.ACKNOWLEDGING);
      assertThat(connection.send(GatewayFixture.request("{}")).response().status()).isEqualTo(202);
    }
  }

  @Test
  void shouldAnswer413WhereTheTopicTakesNoSuchRecord() throws IOException {
    gateway.publisher.be(Mode.REFUSING_AS_TOO_LARGE);
    try (RawConnection connection = gateway.connect()) {
      assertThat(connection.send(GatewayFixture.request("{}")).response().status()).isEqualTo(413);
    }
  }

  @Test
  void shouldSurviveItsOwnMistakes() throws IOException {
    gateway.publisher.be(Mode.BROKEN);
    try (RawConnection connection = gateway.connect()) {
      assertThat(connection.send(GatewayFixture.request("{}")).response().status()).isEqualTo(500);
    }
  }

  @Test
  void shouldHoldThousandsInFlightWithoutAThreadEach() throws IOException {
    gateway.publisher.be(Mode.SILENT);
    int threads = Thread.activeCount();
    List<RawConnection> connections = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      connections.add(gateway.connect().send(GatewayFixture.request("{}")));
    }
    Until.holds("all wait", () -> gateway.publisher.waiting() == 500);
    assertThat(Thread.activeCount() - threads).isLessThan(20);
    gateway.publisher.acknowledgeWaiting();
    for (RawConnection connection : connections) {
      assertThat(connection.response().status()).isEqualTo(202);
      connection.close();
    }
  }

  @Test
  void shouldAnswerPipelinedRequestsInOrder() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 300; i++) {
        requests.append(GatewayFixture.request("{}", "X-GitHub-Delivery: " + i));
        requests.append(GatewayFixture.head("GET /nowhere", 0));
      }
      connection.send(requests.toString());
      for (int i = 0; i < 300; i++) {
        assertThat(connection.response().body()).contains("\"id\":\"" + i + "\"");
        assertThat(connection.response().status()).isEqualTo(404);
      }
    }
  }

  @Test
  void shouldAnswerWhoEndsTheirOutput() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send(GatewayFixture.request("{}")).endOutput();
      assertThat(connection.response().status()).isEqualTo(202);
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void shouldCloseConnectionsBeyondTheMost() throws IOException {
    Limits limits = GatewayFixture.limits();
    Limits two =
        new Limits(
            2,
            limits.headerTimeout(),
            limits.bodyTimeout(),
            limits.answerTimeout(),
            limits.idleTimeout(),
            limits.drainTimeout());
    try (GatewayFixture small = new GatewayFixture(two);
        RawConnection first = small.connect();
        RawConnection second = small.connect()) {
      assertThat(first.send(GatewayFixture.request("{}")).response().status()).isEqualTo(202);
      assertThat(second.send(GatewayFixture.request("{}")).response().status()).isEqualTo(202);
      try (RawConnection third = small.connect()) {
        assertThat(third.isEnded()).isTrue();
      }
      first.close();
      Until.holds("there is room", () -> small.server.connections() < 2);
      try (RawConnection next = small.connect()) {
        assertThat(next.send(GatewayFixture.request("{}")).response().status()).isEqualTo(202);
      }
    }
  }

  @Test
  void shouldCloseWhereAsked() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response response =
          connection.send(GatewayFixture.request("{}", "Connection: close")).response();
      assertThat(response.headers()).containsEntry("connection", "close");
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void shouldFinishWhatItTookWhenItStops() throws Exception {
    gateway.publisher.be(Mode.SILENT);
    try (RawConnection busy = gateway.connect();
        RawConnection idle = gateway.connect()) {
      busy.send(GatewayFixture.request("{}"));
      Until.holds("it waits", () -> gateway.publisher.waiting() == 1);
      Thread closing = new Thread(gateway::close);
      closing.start();
      assertThat(idle.isEnded()).isTrue();
      gateway.publisher.acknowledgeWaiting();
      assertThat(busy.response().status()).isEqualTo(202);
      assertThat(busy.isEnded()).isTrue();
      closing.join();
    }
  }
}

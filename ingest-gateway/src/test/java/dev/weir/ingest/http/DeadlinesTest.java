package dev.weir.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.RawConnection;
import dev.weir.ingest.Until;
import dev.weir.ingest.publish.FakePublisher.Mode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final String POST = "POST /webhooks/github";
  private GatewayFixture gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = new GatewayFixture(GatewayFixture.shortLimits());
  }

  @AfterEach
  void stop() {
    gateway.publisher.acknowledgeWaiting();
    Until.holds("no bytes in flight", () -> gateway.budget.inFlight() == 0);
    gateway.close();
  }

  @Test
  void shouldEndSlowHeaders() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send(POST + " HTTP/1.1\r\nHost: we");
      assertThat(connection.response().status()).isEqualTo(400);
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void shouldEndSilentConnectionsSilently() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void shouldEndSlowBodies() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send(GatewayFixture.head(POST, 10) + "{\"a\"");
      assertThat(connection.response().status()).isEqualTo(400);
      assertThat(connection.isEnded()).isTrue();
    }
  }

  @Test
  void shouldAnswer503WhereTheAcknowledgementIsLate() throws IOException {
    gateway.publisher.be(Mode.SILENT);
    try (RawConnection connection = gateway.connect()) {
      assertThat(connection.send(GatewayFixture.request("{}")).response().status()).isEqualTo(503);
      assertThat(gateway.budget.inFlight()).isPositive();
      gateway.publisher.acknowledgeWaiting();
      gateway.publisher.be(Mode.ACKNOWLEDGING);
      assertThat(connection.send(GatewayFixture.request("{}")).response().status()).isEqualTo(202);
    }
  }

  @Test
  void shouldGiveUpOnARefusedBodyThatDoesNotCome() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send(GatewayFixture.head("POST /nowhere", 10));
      assertThat(connection.response().status()).isEqualTo(404);
      assertThat(connection.isEnded()).isTrue();
    }
  }
}

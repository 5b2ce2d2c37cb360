package dev.weir.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.RawConnection;
import dev.weir.ingest.Signed;
import dev.weir.ingest.Until;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadRequestAnswersTest {
  private static final String POST = "POST /webhooks/github";
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() throws IOException {
    gateway = new GatewayFixture();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @AfterEach
  void shouldHoldNothingAfterwards() {
    Until.holds("no bytes in flight", () -> gateway.budget.inFlight() == 0);
  }

  static Stream<Arguments> badBodies() {
    return Stream.of(
        Arguments.of("empty", ""),
        Arguments.of("white space", " \n"),
        Arguments.of("no JSON", "hello"),
        Arguments.of("an array", "[]"),
        Arguments.of("a string", "\"a\""),
        Arguments.of("unfinished", "{\"a\":1"),
        Arguments.of("two objects", "{}{}"),
        Arguments.of("something behind it", "{} x"),
        Arguments.of("broken far behind", "{\"a\":" + "[1,".repeat(900) + "}"),
        Arguments.of("nested 200,000 deep", "{\"a\":" + "[".repeat(200_000)),
        Arguments.of(
            "nested 200,000 deep and closed",
            "{\"a\":" + "[".repeat(200_000) + "]".repeat(200_000) + "}"),
        Arguments.of("a huge number", "{\"a\":" + "9".repeat(5_000) + "}"),
        Arguments.of("a control character", "{\"a\":\"\u0001\"}"),
        Arguments.of("a zero byte", "{\u0000}"),
        Arguments.of("a broken escape", "{\"a\":\"\\u12\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badBodies")
  void shouldAnswer400ToBodies(String what, String body) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response response = connection.send(GatewayFixture.request(body)).response();
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
      assertThat(connection.send(GatewayFixture.request("{}")).response().status()).isEqualTo(202);
    }
  }

  static Stream<Arguments> notUtf8() {
    return Stream.of(
        Arguments.of("a lone continuation byte", new byte[] {(byte) 0x80}),
        Arguments.of("a truncated character", new byte[] {(byte) 0xc3}),
        Arguments.of("an overlong form", new byte[] {(byte) 0xc0, (byte) 0xaf}),
        Arguments.of("a surrogate", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}),
        Arguments.of("Latin-1", "ü".getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notUtf8")
  void shouldAnswer400WhereTheBodyIsNotUtf8(String what, byte[] bytes) throws IOException {
    byte[] body = new byte[bytes.length + 8];
    System.arraycopy("{\"a\":\"".getBytes(StandardCharsets.US_ASCII), 0, body, 0, 6);
    System.arraycopy(bytes, 0, body, 6, bytes.length);
    body[body.length - 2] = '"';
    body[body.length - 1] = '}';
    try (RawConnection connection = gateway.connect()) {
      connection.send(
          GatewayFixture.head(POST, body.length, "X-Hub-Signature-256: " + Signed.of(body)));
      assertThat(connection.send(body).response().status()).isEqualTo(400);
    }
  }

  static Stream<Arguments> badHeads() {
    String host = " HTTP/1.1\r\nHost: weir\r\n";
    String post = POST + host + "Content-Type: application/json\r\n";
    return Stream.of(
        Arguments.of("no HTTP", "hello\r\n\r\n"),
        Arguments.of("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Arguments.of("unknown version", POST + " HTTP/9.9\r\nHost: weir\r\n\r\n"),
        Arguments.of("no Host", POST + " HTTP/1.1\r\nContent-Length: 0\r\n\r\n"),
        Arguments.of("two Hosts", POST + host + "Host: weir\r\n\r\n"),
        Arguments.of(
            "both lengths", post + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"),
        Arguments.of(
            "both lengths, turned",
            post + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
        Arguments.of("two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
        Arguments.of("negative length", post + "Content-Length: -1\r\n\r\n"),
        Arguments.of("no number", post + "Content-Length: x\r\n\r\n"),
        Arguments.of("unknown encoding", post + "Transfer-Encoding: gzip\r\n\r\n"),
        Arguments.of("encoded chunks", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of(
            "chunks in HTTP/1.0",
            POST + " HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        Arguments.of("broken chunk", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
        Arguments.of("unknown expectation", post + "Content-Length: 2\r\nExpect: a\r\n\r\n{}"),
        Arguments.of("over-long value", post + "X-A: " + "a".repeat(20_000) + "\r\n\r\n"),
        Arguments.of("many headers", post + "X-A: a\r\n".repeat(2_000) + "\r\n"),
        Arguments.of("over-long line", "POST /" + "a".repeat(20_000) + host + "\r\n"),
        Arguments.of("bad header name", post + "X A: a\r\n\r\n"),
        Arguments.of("control character in a value", post + "X-A: a\u0001b\r\n\r\n"),
        Arguments.of("bad escape", "POST /webhooks/%zz" + host + "Content-Length: 0\r\n\r\n"),
        Arguments.of("cut escape", "POST /webhooks/githu%6" + host + "Content-Length: 0\r\n\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badHeads")
  void shouldAnswer400ToHeads(String what, String request) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response response =
          connection.sendWhateverIsTaken(request.getBytes(StandardCharsets.ISO_8859_1)).response();
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.headers()).containsEntry("content-type", "application/problem+json");
    }
  }

  static Stream<String> badGitHubHeaders() {
    return Stream.of(
        "X-GitHub-Delivery: " + "a".repeat(5_000),
        "X-GitHub-Delivery: a b",
        "X-GitHub-Delivery: a\r\nX-GitHub-Delivery: b",
        "X-GitHub-Event: " + "a".repeat(200),
        "X-GitHub-Event: push\r\nX-GitHub-Event: ping",
        "X-GitHub-Event: pu/sh");
  }

  @ParameterizedTest
  @MethodSource("badGitHubHeaders")
  void shouldAnswer400ToGitHubsHeaders(String lines) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      assertThat(connection.send(GatewayFixture.request("{}", lines)).response().status())
          .isEqualTo(400);
    }
  }

  @Test
  void shouldTakeWhatOnlyLaterReadersStumbleOver() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      String body =
          "{\"title\":\"\\u0000\",\"body\":\"\\ud800\",\"a\":"
              + "[".repeat(990)
              + "]".repeat(990)
              + "}";
      assertThat(connection.send(GatewayFixture.request(body)).response().status()).isEqualTo(202);
    }
  }
}

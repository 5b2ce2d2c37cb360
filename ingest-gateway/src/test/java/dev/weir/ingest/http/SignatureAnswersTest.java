package dev.weir.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.RawConnection;
import dev.weir.ingest.Signed;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureAnswersTest {
  private static final String HEADER = "X-Hub-Signature-256: ";
  private static final String GOOD = Signed.of(GatewayFixture.BODY);
  private static GatewayFixture gateway;

  @BeforeAll
  static void start() throws IOException {
    gateway = new GatewayFixture();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  static Stream<Arguments> badSignatures() {
    return Stream.of(
        Arguments.of("missing", ""),
        Arguments.of("empty", HEADER),
        Arguments.of("wrong", HEADER + Signed.by("wrong", GatewayFixture.BODY.getBytes())),
        Arguments.of("of another body", HEADER + Signed.of(GatewayFixture.BODY + " ")),
        Arguments.of("truncated", HEADER + GOOD.substring(0, GOOD.length() - 1)),
        Arguments.of("longer", HEADER + GOOD + "0"),
        Arguments.of("without prefix", HEADER + GOOD.substring("sha256=".length())),
        Arguments.of("wrong prefix", HEADER + GOOD.replace("sha256", "sha512")),
        Arguments.of("upper-case prefix", HEADER + GOOD.replace("sha256", "SHA256")),
        Arguments.of("upper-case", HEADER + "sha256=" + GOOD.substring(7).toUpperCase(Locale.ROOT)),
        Arguments.of("no hexadecimal", HEADER + GOOD.substring(0, GOOD.length() - 1) + "g"),
        Arguments.of("several in one", HEADER + GOOD + "," + GOOD),
        Arguments.of("twice", HEADER + GOOD + "\r\n" + HEADER + GOOD),
        Arguments.of("twice, one wrong", HEADER + GOOD + "\r\n" + HEADER + GOOD.replace('a', 'b')));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badSignatures")
  void shouldAnswer401(String what, String lines) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response response =
          connection.send(head(lines) + GatewayFixture.BODY).response();

      assertThat(response.status()).isEqualTo(401);
      assertThat(response.headers())
          .containsEntry("content-type", "application/problem+json")
          .containsKey("www-authenticate");
      assertThat(response.body())
          .isEqualTo(
              "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                  + "\"detail\":\"The signature is missing or wrong.\"}");
      assertThat(connection.send(GatewayFixture.request("{}")).response().status()).isEqualTo(202);
    }
  }

  private static String head(String lines) {
    return GatewayFixture.head("POST /webhooks/github", GatewayFixture.BODY.length(), lines);
  }

  @Test
  void shouldAnswer401WhereOneByteOfTheBodyChanged() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      String changed = GatewayFixture.BODY.replace("shop", "shoq");
      assertThat(connection.send(head(HEADER + GOOD) + changed).response().status()).isEqualTo(401);
    }
  }

  @Test
  void shouldNotReadWhatIsNotSigned() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      String noJson = "]".repeat(GatewayFixture.BODY.length());
      assertThat(connection.send(head(HEADER + GOOD) + noJson).response().status()).isEqualTo(401);
    }
  }

  @Test
  void shouldTakeAnyOfSeveralSecrets() throws IOException {
    try (RawConnection connection = gateway.connect()) {
      byte[] body = GatewayFixture.BODY.getBytes();
      for (String secret : new String[] {Signed.SECRET, "another secret"}) {
        String request = head(HEADER + Signed.by(secret, body)) + GatewayFixture.BODY;
        assertThat(connection.send(request).response().status()).isEqualTo(202);
      }
    }
  }
}

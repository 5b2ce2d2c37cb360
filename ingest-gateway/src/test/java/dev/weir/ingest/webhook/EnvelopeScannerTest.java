package dev.weir.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.Payloads;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeScannerTest {
  private static final List<String> BODIES =
      List.of(
          "{}",
          " {\r\n\t\"action\" : \"opened\" , \"repository\" : { \"full_name\" : \"a/b\" } } ",
          "{\"action\":\"a\",\"action\":7,\"repository\":{\"full_name\":\"a/b\",\"full_name\":[]}}",
          "{\"repository\":{\"full_name\":\"a/b\",\"html_url\":\"https://h/a/b\"},\"repository\":null}",
          "{\"n\":[0,-0,1,-12.5,1e9,1E-9,0.25e+7,100],\"l\":[true,false,null],\"e\":[],\"o\":{}}",
          "{\"x\":{\"repository\":{\"full_name\":\"no\"}},\"repository\":{\"owner\":{\"full_name\":\"no\"}}}",
          "{\"t\":\"\\\"\\\\\\/\\b\\f\\n"
              + "\\r"
              + "\\t\\u00e4\\ud800 and more of it\",\"action\":\"labeled\"}",
          "{\"title\":\"Grüße, 世界 🙂, \u007f\",\"repository\":{\"full_name\":\"ä/ö\"}}");

  private static final String PIECES = "{}[]\":,\\/u0e-+.19tfn aA\n\u0000\u001f\u007f";

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the scanner reads it; what it reads is what the parser reads. */
  private static boolean isScanned(byte[] body) {
    Optional<GitHubEnvelope> scanned = EnvelopeScanner.scan(body);
    scanned.ifPresent(
        envelope ->
            assertThat(parsed(body))
                .as(() -> new String(body, StandardCharsets.UTF_8))
                .contains(envelope));
    return scanned.isPresent();
  }

  private static Optional<GitHubEnvelope> parsed(byte[] body) {
    try {
      return Optional.of(GitHubEnvelope.parsed(body));
    } catch (MalformedRequestException e) {
      return Optional.empty();
    }
  }

  @Test
  void shouldReadUsualPayloadsItself() {
    assertThat(BODIES).allMatch(body -> isScanned(bytes(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}x",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{\"a\":01}",
        "{\"a\":-}",
        "{\"a\":1.}",
        "{\"a\":1e}",
        "{\"a\":+1}",
        "{\"a\":truer}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":\"b}",
        "\ufeff{}",
        "{\"\\u0061ction\":\"opened\"}",
        "{\"action\":\"o\\u0070ened\"}",
        "{\"repository\":{\"full_name\":\"a\\/b\"}}"
      })
  void shouldLeaveToTheParserWhatIsMalformedOrUnusual(String body) {
    assertThat(EnvelopeScanner.scan(bytes(body))).isEmpty();
  }

  @Test
  void shouldLeaveToTheParserWhatIsDeepOrLong() {
    assertThat(isScanned(bytes("{\"a\":" + "[".repeat(50) + "]".repeat(50) + "}"))).isTrue();
    assertThat(isScanned(bytes("{\"a\":" + "[".repeat(61) + "]".repeat(61) + "}"))).isFalse();
    assertThat(isScanned(bytes("{\"" + "a".repeat(1_001) + "\":1}"))).isFalse();
    assertThat(isScanned(bytes("{\"a\":" + "1".repeat(101) + "}"))).isFalse();
    assertThat(isScanned(bytes("{\"a\":\"" + "a".repeat(100_000) + "\"}"))).isTrue();
  }

  @Test
  void shouldLeaveToTheParserWhatIsNotUtf8() {
    byte[] body = bytes("{\"a\":\"ü\"}");
    body[body.length - 3] = 'x';

    assertThat(EnvelopeScanner.scan(body)).isEmpty();
  }

  @Test
  void shouldNeverReadWhatTheParserReadsOtherwise() {
    Random random = new Random(11);
    int scanned = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] body = bytes(BODIES.get(random.nextInt(BODIES.size())));
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        body = changed(body, random);
      }
      scanned += isScanned(body) ? 1 : 0;
    }
    assertThat(scanned).isGreaterThan(20_000);
  }

  private static byte[] changed(byte[] body, Random random) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    int at = random.nextInt(body.length + 1);
    int behind = Math.min(body.length, at + random.nextInt(3));
    String piece =
        switch (random.nextInt(4)) {
          case 0 -> "";
          case 1 -> String.valueOf((char) random.nextInt(256));
          default -> String.valueOf(PIECES.charAt(random.nextInt(PIECES.length())));
        };
    return (text.substring(0, at) + piece + text.substring(behind))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void shouldReadRecordedPayloadsItself() throws IOException {
    File github = Payloads.file("github");
    try (Stream<Path> files = Files.walk(github.toPath())) {
      List<Path> payloads = files.filter(file -> file.toString().endsWith(".json")).toList();
      assertThat(payloads).isNotEmpty();
      for (Path payload : payloads) {
        byte[] body = Files.readAllBytes(payload);
        assertThat(isScanned(body)).as(payload.toString()).isEqualTo(body[0] == '{');
      }
    }
  }
}

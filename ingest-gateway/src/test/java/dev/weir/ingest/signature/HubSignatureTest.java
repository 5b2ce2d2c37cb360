package dev.weir.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.ingest.Payloads;
import dev.weir.ingest.Signed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HubSignatureTest {
  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

  /** Computed with OpenSSL. */
  private static final String BY_OPENSSL =
      "sha256=ff20670a6975d835a6fb88fbbeacf0bd39983c4facc1004f9f9186053157b786";

  private final HubSignature signature = new HubSignature(List.of("old", "new"));

  @Test
  void shouldAgreeWithOpenSsl() {
    assertThat(new HubSignature(List.of("a secret")).verifies(List.of(BY_OPENSSL), BODY)).isTrue();
  }

  @Test
  void shouldAgreeWithPublishedVectors() throws IOException {
    int vectors = 0;
    for (JsonNode vector : new ObjectMapper().readTree(Payloads.file("signatures/vectors.json"))) {
      if (vector.get("scheme").asText().equals("github")) {
        vectors++;
        String header = vector.get("headers").get("X-Hub-Signature-256").asText();
        byte[] body = vector.get("body").asText().getBytes(StandardCharsets.UTF_8);
        HubSignature scheme = new HubSignature(List.of(vector.get("secret").asText()));
        assertThat(scheme.verifies(List.of(header), body)).isTrue();
      }
    }
    assertThat(vectors).isPositive();
  }

  @Test
  void shouldVerifyWithEachSecret() {
    assertThat(signature.verifies(List.of(Signed.by("old", BODY)), BODY)).isTrue();
    assertThat(signature.verifies(List.of(Signed.by("new", BODY)), BODY)).isTrue();
    assertThat(signature.verifies(List.of(Signed.by("other", BODY)), BODY)).isFalse();
  }

  @Test
  void shouldNoticeEachChangedDigit() {
    String good = Signed.by("old", BODY);
    for (int i = 0; i < good.length(); i++) {
      char changed = good.charAt(i) == '0' ? '1' : '0';
      String bad = good.substring(0, i) + changed + good.substring(i + 1);
      assertThat(signature.verifies(List.of(bad), BODY)).isFalse();
    }
  }

  @Test
  void shouldVerifyOnManyThreadsAtOnce() {
    List<String> good = List.of(Signed.by("new", BODY));
    assertThat(IntStream.range(0, 10_000).parallel().allMatch(i -> signature.verifies(good, BODY)))
        .isTrue();
  }

  @Test
  void shouldRefuseToWorkWithoutSecrets() {
    assertThatThrownBy(() -> new HubSignature(List.of())).hasMessageContaining("secrets");
    assertThatThrownBy(() -> new HubSignature(List.of(""))).hasMessageContaining("secrets");
  }
}

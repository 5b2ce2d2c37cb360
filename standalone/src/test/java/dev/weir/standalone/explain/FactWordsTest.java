package dev.weir.standalone.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactWordsTest {
  private static JsonNode fact(String kind, String value) {
    return new ObjectMapper().valueToTree(Map.of("kind", kind, "value", value));
  }

  @Test
  void shouldSayWhetherAReleaseWasAPrerelease() {
    assertThat(FactWords.of(fact("release.observed", "true"))).isEqualTo("a prerelease");
    assertThat(FactWords.of(fact("release.observed", "false"))).isEqualTo("no prerelease");
  }

  @Test
  void shouldSayOfAKindWithoutWordsWhatItIsCalled() {
    assertThat(FactWords.of(fact("issue.moved", "acme/shop#2")))
        .isEqualTo("issue moved acme/shop#2");
  }
}

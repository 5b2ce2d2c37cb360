package dev.weir.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"\\\\u0000\"}",
        "{\"a\": \"\\u0001\\n\\\"\"}",
        "{\"a\": \"\\ud83d\\ude00\"}",
        "[\"\uD83D\uDE00\"]",
        "{\"a\": \"[[[[{{{{\"}",
        "7"
      })
  void shouldPassWhatJsonbTakes(String json) {
    assertThat(Payload.of(json.getBytes(StandardCharsets.UTF_8))).contains(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": \"\\u0000\"}",
        "{\"\\u0000\": 1}",
        "{\"a\": \"\\ud83d\"}",
        "{\"a\": \"\\ud83d\\u0041\"}",
        "{\"a\": \"\\ude00\"}",
        "{\"a\": \"\\u12\"}",
        "\"\\",
        "\u0000",
        "  ",
        ""
      })
  void shouldLeaveOutWhatJsonbRefuses(String json) {
    assertThat(Payload.of(json.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}

package dev.weir.standalone.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryLineTest {
  @Test
  void shouldTakeATextAsTheExactBytes() throws Exception {
    RecordedDelivery delivery = read("{\"body\":\"{ \\\"a\\\" : 1 }\\n\",\"headers\":{}}");
    assertThat(new String(delivery.body(), UTF_8)).isEqualTo("{ \"a\" : 1 }\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ \"b\" : 1 , \"a\" : [ 1 , 2 , { } ] } | {\"b\":1,\"a\":[1,2,{}]}",
        "[ ] | []",
        "{\"a\":{\"b\":{}},\"c\":null} | {\"a\":{\"b\":{}},\"c\":null}",
        "{\"n\": 1.50E+3, \"m\": 12345678901234567890123 }"
            + " | {\"n\":1.50E+3,\"m\":12345678901234567890123}",
        "{\"t\":\"\\u00e9\\ud83d\\ude00\\/\"} | {\"t\":\"é😀/\"}",
        "{\"t\":\"\\u0000\\u001f\\n\\\"\\\\\"} | {\"t\":\"\\u0000\\u001f\\n\\\"\\\\\"}",
        "{\"t\":\"\\ud800x\\udc00\"} | {\"t\":\"\\ud800x\\udc00\"}",
        "{\"a\":true,\"a\":false} | {\"a\":true,\"a\":false}",
        "{\"ключ\":[\"\",0]} | {\"ключ\":[\"\",0]}"
      })
  void shouldWriteAValueCompactInItsOrder(String body, String compact) throws Exception {
    RecordedDelivery delivery = read("{\"at\":\"x\",\"body\": " + body + ", \"more\":[1]}");
    assertThat(new String(delivery.body(), UTF_8)).isEqualTo(compact);
  }

  @Test
  void shouldReadTheHeaders() throws Exception {
    RecordedDelivery delivery = read("{\"headers\":{\"X-GitHub-Event\":\"push\"},\"body\":{}}");
    assertThat(delivery.headers()).containsEntry("X-GitHub-Event", "push");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "{\"headers\":{}}", "{\"body\":", "{\"headers\":[],\"body\":1}"})
  void shouldRefuseWhatIsNoDelivery(String line) {
    assertThatThrownBy(() -> read(line)).isInstanceOf(MalformedDeliveryException.class);
  }

  private static RecordedDelivery read(String line) throws MalformedDeliveryException {
    return DeliveryLine.read(line.getBytes(UTF_8));
  }
}

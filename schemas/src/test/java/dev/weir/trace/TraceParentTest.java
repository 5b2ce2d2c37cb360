package dev.weir.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
  private static final String HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void shouldReadAndWriteAHeader() {
    TraceParent parent = TraceParent.parse(HEADER).orElseThrow();
    assertThat(parent)
        .isEqualTo(new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", "01"))
        .hasToString(HEADER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
        " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
      })
  void shouldTrustNothingMalformed(String header) {
    assertThat(TraceParent.parse(header)).isEmpty();
  }

  @Test
  void shouldReadLaterVersionsAsVersion00() {
    assertThat(TraceParent.parse("cc" + HEADER.substring(2, 53) + "07-what-comes-later"))
        .hasToString("Optional[" + HEADER + "]");
  }

  @Test
  void shouldGiveTheSameIdTheSameTraceAndEachTimeAnotherSpan() {
    UUID id = UUID.fromString("00000000-0000-5000-8000-00000000000a");
    TraceParent first = TraceParent.begin(id);
    assertThat(first.traceId()).isEqualTo("0000000000005000800000000000000a");
    assertThat(TraceParent.begin(id).traceId()).isEqualTo(first.traceId());
    assertThat(TraceParent.begin(id).parentId()).isNotEqualTo(first.parentId());
    assertThat(TraceParent.parse(first.toString())).contains(first);
  }

  @Test
  void shouldReadTheHeaderOfARecord() {
    RecordHeaders headers = new RecordHeaders();
    assertThat(TraceParent.in(headers)).isEmpty();
    headers.add(TraceParent.NAME, HEADER.getBytes(StandardCharsets.US_ASCII));
    assertThat(TraceParent.in(headers).map(TraceParent::toString)).contains(HEADER);
  }
}

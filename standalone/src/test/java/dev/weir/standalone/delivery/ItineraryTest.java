package dev.weir.standalone.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItineraryTest {
  private static final String LINES =
      IntStream.rangeClosed(1, 300).mapToObj(n -> "line " + n).collect(Collectors.joining("\n"));

  @Test
  void shouldGoInOrderAndSkipBlankLines() throws Exception {
    assertThat(texts("a\n\n  \nb", OptionalLong.empty(), 0)).containsExactly("1 a", "4 b");
  }

  @Test
  void shouldShuffleTheSameWayForTheSameSeed() throws Exception {
    List<String> once = texts(LINES, OptionalLong.of(7), 0);
    assertThat(texts(LINES, OptionalLong.of(7), 0)).isEqualTo(once);
    assertThat(texts(LINES, OptionalLong.of(8), 0)).isNotEqualTo(once);
    assertThat(once).hasSize(300).doesNotHaveDuplicates();
  }

  @Test
  void shouldRepeatAShare() throws Exception {
    List<String> all = texts(LINES, OptionalLong.of(7), 0.33);
    assertThat(all).hasSizeBetween(360, 440);
    assertThat(all.stream().distinct()).hasSize(300);
    assertThat(texts(LINES, OptionalLong.empty(), 1))
        .hasSize(600)
        .startsWith("1 line 1", "1 line 1");
  }

  private static List<String> texts(String lines, OptionalLong seed, double repeat)
      throws IOException {
    ByteArrayInputStream stream = new ByteArrayInputStream(lines.getBytes(UTF_8));
    List<String> texts = new ArrayList<>();
    try (Itinerary itinerary = Itinerary.of(stream, new Itinerary.Settings(seed, repeat))) {
      for (Line line = itinerary.next(); line != null; line = itinerary.next()) {
        texts.add(line.number() + " " + new String(line.bytes(), UTF_8));
      }
      assertThat(itinerary.size()).isEqualTo(texts.size());
    }
    return texts;
  }
}

package dev.weir.stream.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadSpanTest {
  @Test
  void shouldJoinSpansThatOverlapOrTouchAndDropEmptyOnes() {
    List<LoadSpan> spans =
        List.of(
            new LoadSpan(50, LoadSpan.LASTING),
            new LoadSpan(10, 20),
            new LoadSpan(15, 18),
            new LoadSpan(20, 25),
            new LoadSpan(30, 30),
            new LoadSpan(60, 70));
    assertThat(LoadSpan.disjoint(spans))
        .containsExactly(new LoadSpan(10, 25), new LoadSpan(50, LoadSpan.LASTING));
  }
}

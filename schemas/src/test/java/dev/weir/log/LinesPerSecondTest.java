package dev.weir.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LinesPerSecondTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-05-01T12:00:00.200Z"));

  @Test
  void shouldAdmitSoManyASecondAndNoMore() {
    LinesPerSecond two = new LinesPerSecond(2, now::get);
    assertThat(two.admits()).isTrue();
    assertThat(two.admits()).isTrue();
    assertThat(two.admits()).isFalse();
    now.set(now.get().plusMillis(700));
    assertThat(two.admits()).isFalse();
    now.set(now.get().plusMillis(100));
    assertThat(two.admits()).isTrue();
  }

  @Test
  void shouldAdmitNoneIfSoItIsTold() {
    assertThat(new LinesPerSecond(0, now::get).admits()).isFalse();
  }
}

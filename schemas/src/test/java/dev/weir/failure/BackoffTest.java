package dev.weir.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void shouldDoubleUpToTheLimitWithJitter() {
    Backoff longest = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 0.999_999);
    Backoff shortest = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 0.0);
    assertThat(longest.after(1)).isEqualTo(Duration.ofMillis(99));
    assertThat(shortest.after(1)).isEqualTo(Duration.ofMillis(50));
    assertThat(shortest.after(3)).isEqualTo(Duration.ofMillis(200));
    assertThat(shortest.after(1_000)).isEqualTo(Duration.ofMillis(500));
  }
}

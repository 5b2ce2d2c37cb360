package dev.weir.stream.normalize.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.Normalized.Read;
import dev.weir.stream.normalize.Normalized.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged payloads, made from a seed: whatever they hold, there is an outcome. */
class MutatedPayloadsTest {
  private static final int ROUNDS = 20_000;
  private static final List<GitHubPayload> PAYLOADS = SamplePayloads.ALL;

  @Test
  void shouldGiveEveryDamagedPayloadAnOutcome() {
    Random random = new Random(20260302);
    int stillRead = 0;
    for (int round = 0; round < ROUNDS; round++) {
      GitHubPayload payload = PAYLOADS.get(random.nextInt(PAYLOADS.size()));
      byte[] body = Damage.of(payload.json().getBytes(StandardCharsets.UTF_8), random);
      Normalized normalized = GitHubReading.read(payload.eventType(), body);
      if (normalized instanceof Unreadable unreadable) {
        assertThat(unreadable.reason()).as("round " + round).isNotEqualTo("reader_failed");
      } else {
        Read read = (Read) normalized;
        assertThat(read.facts().isEmpty()).as("round " + round).isEqualTo(read.ignored() != null);
        stillRead++;
      }
    }
    assertThat(stillRead).isBetween(ROUNDS / 20, ROUNDS);
  }
}

package dev.weir.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {
  private static final int BODY_BYTES = 1_000;
  private static final long IN_FLIGHT_BYTES = 64L * 1024 * 1024;

  private static long memory(Map<String, Object> client, int partitions) {
    Map<String, Object> settings =
        ProducerSettings.of(client, BODY_BYTES, IN_FLIGHT_BYTES, partitions);
    return (long) settings.get("buffer.memory");
  }

  /** Batches take their whole memory: without it, handing over would wait on an event loop. */
  @Test
  void shouldHaveMemoryForEveryPartitionsUnfilledBatchesBesideWhatIsInFlight() {
    long batch = 128 * 1024;

    assertThat(memory(Map.of(), 4)).isEqualTo(IN_FLIGHT_BYTES + 4 * 6 * batch);
    assertThat(memory(Map.of(), 500)).isEqualTo(IN_FLIGHT_BYTES + 500 * 6 * batch);
  }

  @Test
  void shouldCountBatchesAsTheyAreConfigured() {
    assertThat(memory(Map.of("batch.size", "1000"), 4)).isEqualTo(IN_FLIGHT_BYTES + 4 * 6 * 1_000);
  }

  @Test
  void shouldKeepToWhatAcknowledgementsNeedWhateverIsConfigured() {
    Map<String, Object> settings =
        ProducerSettings.of(Map.of("acks", "1", "enable.idempotence", "false"), 1, 1, 1);

    assertThat(settings).containsEntry("acks", "all").containsEntry("enable.idempotence", true);
  }

  @Test
  void shouldRememberTheTopicThroughQuietMonths() {
    Map<String, Object> settings = ProducerSettings.of(Map.of(), 1, 1, 1);

    assertThat(settings).containsEntry("metadata.max.idle.ms", 365L * 24 * 60 * 60 * 1_000);
  }
}

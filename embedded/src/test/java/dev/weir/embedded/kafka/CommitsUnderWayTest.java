package dev.weir.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commits that were under way when the broker ended are finished by the next start, all of them.
 */
class CommitsUnderWayTest {
  /** Transactions that were not committed run into their timeout and are aborted meanwhile. */
  private static final Duration LIMIT = Duration.ofSeconds(40);

  @TempDir Path folder;

  @Test
  void shouldFinishCommitsAfterAKill() throws Exception {
    CommittingProcess.start(folder).kill();
    assertThatNoTransactionHangs();
  }

  @RepeatedTest(2)
  void shouldFinishCommitsAfterAStop() throws Exception {
    CommittingProcess.start(folder).stop();
    assertThatNoTransactionHangs();
  }

  private void assertThatNoTransactionHangs() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(folder, 0));
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      Instant limit = Instant.now().plus(LIMIT);
      Map<TopicPartition, Long> written;
      Map<TopicPartition, Long> committed;
      do {
        // Markers may still come for transactions that wrote nothing: one pair of answers is
        // compared.
        written = ends(admin, IsolationLevel.READ_UNCOMMITTED);
        committed = ends(admin, IsolationLevel.READ_COMMITTED);
      } while (!committed.equals(written) && Instant.now().isBefore(limit));
      assertThat(committed).isEqualTo(written);
    }
  }

  private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel level)
      throws ExecutionException, InterruptedException {
    List<TopicPartition> partitions =
        IntStream.range(0, CommittingProcess.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(CommittingProcess.TOPIC, partition))
            .toList();
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    return admin.listOffsets(latest, new ListOffsetsOptions(level)).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }
}

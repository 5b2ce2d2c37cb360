package dev.weir.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BatchLimitsTest {
  @Test
  void shouldCutByRecordsAndBytesInOrder() {
    assertThat(sizes(new BatchLimits(3, 1_000), 1, 1, 1, 1)).containsExactly(3, 1);
    assertThat(sizes(new BatchLimits(10, 10), 4, 4, 4, 40, 4, 6)).containsExactly(2, 1, 1, 2);
    assertThat(sizes(new BatchLimits(10, 10))).isEmpty();
  }

  private static List<Integer> sizes(BatchLimits limits, int... bytes) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int size : bytes) {
      records.add(
          new ConsumerRecord<>(
              "t",
              0,
              records.size(),
              0,
              TimestampType.CREATE_TIME,
              0,
              size,
              new byte[0],
              new byte[size],
              new RecordHeaders(),
              Optional.empty()));
    }
    return limits.cut(records).stream().map(List::size).toList();
  }
}

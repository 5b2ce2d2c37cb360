package dev.weir.sink.consume;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How much one transaction may hold.
 *
 * @param records most records
 * @param bytes most bytes of keys and values, unless one record alone is larger
 */
public record BatchLimits(int records, long bytes) {
  /** Cuts successive records into pieces within the limits. */
  List<List<ConsumerRecord<byte[], byte[]>>> cut(List<ConsumerRecord<byte[], byte[]>> all) {
    List<List<ConsumerRecord<byte[], byte[]>>> pieces = new ArrayList<>();
    int from = 0;
    long held = 0;
    for (int i = 0; i < all.size(); i++) {
      long size = size(all.get(i));
      if (i > from && (i - from >= records || held + size > bytes)) {
        pieces.add(all.subList(from, i));
        from = i;
        held = 0;
      }
      held += size;
    }
    if (from < all.size()) {
      pieces.add(all.subList(from, all.size()));
    }
    return pieces;
  }

  private static long size(ConsumerRecord<byte[], byte[]> record) {
    return (long) Math.max(0, record.serializedKeySize())
        + Math.max(0, record.serializedValueSize());
  }
}

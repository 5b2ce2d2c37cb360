package dev.weir.sink.batch;

import dev.weir.schema.avro.RecordOrigin;

/** Where a record stands. */
public record Position(String topic, int partition, long offset) {
  /** The position that an Avro record tells. */
  public static Position of(RecordOrigin origin) {
    return new Position(origin.getTopic(), origin.getPartition(), origin.getOffset());
  }
}

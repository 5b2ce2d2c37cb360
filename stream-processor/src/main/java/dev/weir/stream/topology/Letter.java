package dev.weir.stream.topology;

import dev.weir.schema.avro.DeadLetter;
import dev.weir.schema.avro.RecordOrigin;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** A record that could not be used, whole. */
final class Letter {
  private static final String STAGE = "stream-processor/scope";

  private Letter() {}

  static DeadLetter of(
      Record<byte[], byte[]> record, RecordOrigin origin, String reason, String message) {
    Map<String, ByteBuffer> headers = new HashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), ByteBuffer.wrap(header.value()));
      }
    }
    return DeadLetter.newBuilder()
        .setOrigin(origin)
        .setStage(STAGE)
        .setReason(reason)
        .setMessage(message)
        .setKey(buffer(record.key()))
        .setValue(buffer(record.value()))
        .setHeaders(headers)
        .build();
  }

  private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}

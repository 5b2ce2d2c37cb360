package dev.weir.serde;

import java.io.ByteArrayOutputStream;

/** Collects a record behind room for its header; gives a large array back after use. */
final class RecordBuffer extends ByteArrayOutputStream {
  private static final int USUAL_BYTES = 4 * 1024;
  private static final int KEPT_BYTES = 1024 * 1024;
  private static final byte[] HEADER_ROOM = new byte[WireFormat.HEADER_BYTES];

  RecordBuffer() {
    super(USUAL_BYTES);
  }

  void startRecord() {
    reset();
    write(HEADER_ROOM, 0, HEADER_ROOM.length);
  }

  byte[] finishRecord(int schemaId) {
    byte[] bytes = toByteArray();
    WireFormat.writeHeader(bytes, schemaId);
    if (buf.length > KEPT_BYTES) {
      buf = new byte[USUAL_BYTES];
    }
    return bytes;
  }
}

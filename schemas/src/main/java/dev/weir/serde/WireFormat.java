package dev.weir.serde;

/**
 * Confluent's wire format: a zero byte, the schema's id in four bytes, big-endian, then Avro's
 * binary encoding.
 */
final class WireFormat {
  static final byte MAGIC = 0;
  static final int HEADER_BYTES = 5;

  private WireFormat() {}

  static void writeHeader(byte[] target, int schemaId) {
    target[0] = MAGIC;
    target[1] = (byte) (schemaId >>> 24);
    target[2] = (byte) (schemaId >>> 16);
    target[3] = (byte) (schemaId >>> 8);
    target[4] = (byte) schemaId;
  }

  /**
   * The id of the schema that the bytes were written with.
   *
   * @throws UnreadableRecordException if the bytes have not this format
   */
  static int schemaId(byte[] bytes) {
    if (bytes.length < HEADER_BYTES) {
      throw new UnreadableRecordException(
          "a record of " + bytes.length + " bytes is too short to name its schema");
    }
    if (bytes[0] != MAGIC) {
      throw new UnreadableRecordException("a record starts with byte 0, not " + bytes[0]);
    }
    return (bytes[1] & 0xff) << 24
        | (bytes[2] & 0xff) << 16
        | (bytes[3] & 0xff) << 8
        | (bytes[4] & 0xff);
  }
}

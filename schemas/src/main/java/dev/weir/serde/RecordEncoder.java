package dev.weir.serde;

import java.util.Arrays;
import org.apache.avro.io.BinaryData;
import org.apache.avro.io.BinaryEncoder;

/**
 * Writes a record behind room for its header into one array that is kept; gives a large one back
 * after use. (Avro's own encoder copies a body three times on its way.) For one thread.
 */
final class RecordEncoder extends BinaryEncoder {
  private static final int USUAL_BYTES = 16 * 1024;
  private static final int KEPT_BYTES = 1024 * 1024;

  /** The longest encoding of a number. */
  private static final int NUMBER_BYTES = 10;

  private byte[] bytes = new byte[USUAL_BYTES];
  private int length;

  void startRecord() {
    length = WireFormat.HEADER_BYTES;
  }

  byte[] finishRecord(int schemaId) {
    byte[] record = Arrays.copyOf(bytes, length);
    WireFormat.writeHeader(record, schemaId);
    if (bytes.length > KEPT_BYTES) {
      bytes = new byte[USUAL_BYTES];
    }
    return record;
  }

  private void makeRoom(int more) {
    if (more > bytes.length - length) {
      int needed = Math.addExact(length, more);
      bytes = Arrays.copyOf(bytes, needed > KEPT_BYTES ? needed + needed / 4 : 2 * needed);
    }
  }

  @Override
  public void writeBoolean(boolean value) {
    makeRoom(1);
    length += BinaryData.encodeBoolean(value, bytes, length);
  }

  @Override
  public void writeInt(int value) {
    makeRoom(NUMBER_BYTES);
    length += BinaryData.encodeInt(value, bytes, length);
  }

  @Override
  public void writeLong(long value) {
    makeRoom(NUMBER_BYTES);
    length += BinaryData.encodeLong(value, bytes, length);
  }

  @Override
  public void writeFloat(float value) {
    makeRoom(NUMBER_BYTES);
    length += BinaryData.encodeFloat(value, bytes, length);
  }

  @Override
  public void writeDouble(double value) {
    makeRoom(NUMBER_BYTES);
    length += BinaryData.encodeDouble(value, bytes, length);
  }

  @Override
  public void writeFixed(byte[] source, int start, int count) {
    makeRoom(count);
    System.arraycopy(source, start, bytes, length, count);
    length += count;
  }

  @Override
  protected void writeZero() {
    makeRoom(1);
    bytes[length++] = 0;
  }

  @Override
  public int bytesBuffered() {
    return 0;
  }

  /** Everything is in the array already. */
  @Override
  public void flush() {}
}

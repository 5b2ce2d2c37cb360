package dev.weir.serde;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Decodes Avro's binary encoding from one array, and believes no length: a string, array or map
 * that claims more than the bytes that are left is refused before anything is allocated. (Avro's
 * own decoder allocates whatever an array's count says.) Not thread-safe; reused by {@link #over}.
 */
final class BoundedDecoder extends Decoder {
  private byte[] bytes = new byte[0];
  private int position;

  /** Starts over, at a place of other bytes. */
  BoundedDecoder over(byte[] source, int from) {
    bytes = source;
    position = from;
    return this;
  }

  /** Number of bytes that were not read. */
  int remaining() {
    return bytes.length - position;
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    int value = next();
    if (value > 1) {
      throw new IOException("a boolean is 0 or 1, not " + value);
    }
    return value == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new IOException("an int of more than 32 bits");
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long zigzag = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int read = next();
      zigzag |= (long) (read & 0x7f) << shift;
      if (read < 0x80) {
        if (shift == 63 && read > 1) {
          break;
        }
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
    throw new IOException("a number of more than 64 bits");
  }

  @Override
  public float readFloat() throws IOException {
    int from = advance(Float.BYTES);
    return ByteBuffer.wrap(bytes, from, Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).getFloat();
  }

  @Override
  public double readDouble() throws IOException {
    int from = advance(Double.BYTES);
    return ByteBuffer.wrap(bytes, from, Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).getDouble();
  }

  @Override
  public Utf8 readString(Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public String readString() throws IOException {
    long length = readLong();
    int from = advance(length);
    return new String(bytes, from, (int) length, StandardCharsets.UTF_8);
  }

  @Override
  public void skipString() throws IOException {
    skipBytes();
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) throws IOException {
    long length = readLong();
    int from = advance(length);
    return ByteBuffer.wrap(Arrays.copyOfRange(bytes, from, from + (int) length));
  }

  @Override
  public void skipBytes() throws IOException {
    advance(readLong());
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    int from = advance(length);
    System.arraycopy(bytes, from, target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    advance(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return blockCount();
  }

  @Override
  public long arrayNext() throws IOException {
    return blockCount();
  }

  @Override
  public long skipArray() throws IOException {
    return skipBlocks();
  }

  @Override
  public long readMapStart() throws IOException {
    return blockCount();
  }

  @Override
  public long mapNext() throws IOException {
    return blockCount();
  }

  @Override
  public long skipMap() throws IOException {
    return skipBlocks();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  /** Every entry takes a byte at least: no more entries than bytes. Negative: a size follows. */
  private long blockCount() throws IOException {
    long count = readLong();
    if (count < 0) {
      count = -count;
      readLong();
    }
    if (count < 0 || count > remaining()) {
      throw new EOFException("a block of " + count + " entries in " + remaining() + " bytes");
    }
    return count;
  }

  /** Skips blocks that tell their size; the count of the first that does not is the caller's. */
  private long skipBlocks() throws IOException {
    long count = readLong();
    while (count < 0) {
      advance(readLong());
      count = readLong();
    }
    if (count > remaining()) {
      throw new EOFException("a block of " + count + " entries in " + remaining() + " bytes");
    }
    return count;
  }

  private int next() throws EOFException {
    if (position >= bytes.length) {
      throw new EOFException("the bytes end too early");
    }
    return bytes[position++] & 0xff;
  }

  private int advance(long length) throws EOFException {
    if (length < 0 || length > remaining()) {
      throw new EOFException("a length of " + length + " in " + remaining() + " bytes");
    }
    int from = position;
    position += (int) length;
    return from;
  }
}

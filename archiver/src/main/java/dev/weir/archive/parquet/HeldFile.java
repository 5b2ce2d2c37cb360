package dev.weir.archive.parquet;

import dev.weir.archive.object.ObjectEnd;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file whose last bytes are in memory; reading what is before them fails. */
record HeldFile(ObjectEnd end) implements InputFile {
  static HeldFile whole(byte[] content) {
    return new HeldFile(new ObjectEnd(content.length, content));
  }

  @Override
  public long getLength() {
    return end.size();
  }

  @Override
  public SeekableInputStream newStream() {
    return new Stream(new Bytes(end.bytes()), end.size() - end.bytes().length);
  }

  private static final class Bytes extends java.io.InputStream {
    private final ByteBuffer left;

    Bytes(byte[] held) {
      this.left = ByteBuffer.wrap(held);
    }

    @Override
    public int read() {
      return left.hasRemaining() ? left.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (!left.hasRemaining() && length > 0) {
        return -1;
      }
      int count = Math.min(length, left.remaining());
      left.get(into, from, count);
      return count;
    }
  }

  private static final class Stream extends DelegatingSeekableInputStream {
    private final Bytes bytes;
    private final long before;

    Stream(Bytes bytes, long before) {
      super(bytes);
      this.bytes = bytes;
      this.before = before;
    }

    @Override
    public long getPos() {
      return before + bytes.left.position();
    }

    @Override
    public void seek(long position) throws IOException {
      if (position < before || position - before > bytes.left.capacity()) {
        throw new EOFException("only the end of the file is held, from " + before);
      }
      bytes.left.position((int) (position - before));
    }
  }
}

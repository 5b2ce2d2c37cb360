package dev.weir.archive.parquet;

import java.io.ByteArrayOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file that is written to memory. For one thread. */
final class GrowingFile implements OutputFile {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);

  byte[] content() {
    return bytes.toByteArray();
  }

  @Override
  public PositionOutputStream create(long blockSize) {
    return new PositionOutputStream() {
      @Override
      public long getPos() {
        return bytes.size();
      }

      @Override
      public void write(int value) {
        bytes.write(value);
      }

      @Override
      public void write(byte[] from, int start, int length) {
        bytes.write(from, start, length);
      }
    };
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSize) {
    return create(blockSize);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}

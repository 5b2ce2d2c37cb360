package dev.weir.archive.parquet;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Zstandard alone, without the codecs of Hadoop that Parquet's own factory needs. Thread-safe. */
final class ZstdCodecs implements CompressionCodecFactory {
  private final int level;

  ZstdCodecs(int level) {
    this.level = level;
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    refuseOthers(codec);
    return new Compressor(level);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    refuseOthers(codec);
    return new Decompressor();
  }

  private static void refuseOthers(CompressionCodecName codec) {
    if (codec != CompressionCodecName.ZSTD) {
      throw new IllegalArgumentException("the archive knows no " + codec);
    }
  }

  @Override
  public void release() {
    // Nothing is kept.
  }

  private record Compressor(int level) implements BytesInputCompressor {
    @Override
    public BytesInput compress(BytesInput plain) throws IOException {
      return BytesInput.from(Zstd.compress(plain.toInputStream().readAllBytes(), level));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
      // Nothing is kept.
    }
  }

  private static final class Decompressor implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput packed, int plainBytes) throws IOException {
      return BytesInput.from(Zstd.decompress(packed.toInputStream().readAllBytes(), plainBytes));
    }

    @Override
    public void decompress(ByteBuffer packed, int packedBytes, ByteBuffer plain, int plainBytes) {
      byte[] from = new byte[packedBytes];
      packed.get(from);
      plain.put(Zstd.decompress(from, plainBytes));
    }

    @Override
    public void release() {
      // Nothing is kept.
    }
  }
}

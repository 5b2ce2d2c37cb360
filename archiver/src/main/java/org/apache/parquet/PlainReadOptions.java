package org.apache.parquet;

import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;

/**
 * Options for reading Parquet where there is no Hadoop. Parquet's own builder of them asks a class
 * of its input formats for the default filter, and that class extends one of Hadoop's; the
 * constructor alone, which this package may call, does not.
 */
public final class PlainReadOptions {
  private static final int MAX_ALLOCATION_BYTES = 8 * 1024 * 1024;

  private PlainReadOptions() {}

  /** No filters, checksums of pages verified. */
  public static ParquetReadOptions of(
      CompressionCodecFactory codecs, ParquetConfiguration configuration) {
    return new ParquetReadOptions(
        false,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        FilterCompat.NOOP,
        ParquetMetadataConverter.NO_FILTER,
        codecs,
        new HeapByteBufferAllocator(),
        MAX_ALLOCATION_BYTES,
        Map.of(),
        null,
        null,
        configuration);
  }
}

package dev.weir.archive.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;

/**
 * Parquet's own writer of Avro records, to a local file, with its own sizes: what the archive's is
 * measured against, in what it writes and in how fast.
 */
public final class AvroBinding {
  private AvroBinding() {}

  /** Writes a file of one schema's rows. */
  public static void write(Path file, Schema schema, List<IndexedRecord> rows) throws IOException {
    SpecificData model = new SpecificData();
    model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    model.addLogicalTypeConversion(new TimeConversions.DateConversion());
    model.addLogicalTypeConversion(new Conversions.UUIDConversion());
    try (ParquetWriter<IndexedRecord> writer =
        AvroParquetWriter.<IndexedRecord>builder(new LocalOutputFile(file))
            .withSchema(schema)
            .withDataModel(model)
            .withConf(configuration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withCodecFactory(new ZstdCodecs(3))
            .withWriterVersion(WriterVersion.PARQUET_1_0)
            .build()) {
      for (IndexedRecord row : rows) {
        writer.write(row);
      }
    }
  }

  private static ParquetConfiguration configuration() {
    ParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    configuration.setBoolean(AvroWriteSupport.WRITE_PARQUET_UUID, true);
    configuration.setBoolean(AvroSchemaConverter.ADD_LIST_ELEMENT_RECORDS, false);
    return configuration;
  }
}

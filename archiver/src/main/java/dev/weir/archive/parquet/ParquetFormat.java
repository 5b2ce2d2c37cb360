package dev.weir.archive.parquet;

import dev.weir.archive.batch.Row;
import dev.weir.archive.batch.RowFormat;
import dev.weir.archive.object.ObjectEnd;
import dev.weir.archive.parquet.RowSupport.RowType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.PlainReadOptions;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.crypto.FileEncryptionProperties;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Avro records of one schema as Parquet with Zstandard. A file that grows keeps its full row groups
 * as they are; those at its end that are small are written again, together with the new rows. The
 * encodings are those of Parquet's first version: DuckDB 1.4 does not read the newer ones of UUIDs.
 * Thread-safe.
 */
public final class ParquetFormat implements RowFormat {
  private static final String NEXT = "weir.next";
  private static final String SCHEMA = "weir.schema";

  /** After the footer: its length in four bytes, and the magic word in as many. */
  private static final int LENGTH_BYTES = 8;

  private static final int GROUP_ROWS = 40_000;
  private static final long GROUP_BYTES = 16L << 20;
  private static final int FULL_ROWS = 20_000;
  private static final long FULL_BYTES = 2L << 20;
  private static final int PAGE_BYTES = 256 * 1024;
  private static final int ZSTD_LEVEL = 3;

  private static final @Nullable FileEncryptionProperties NOT_ENCRYPTED = null;

  private final RowType type;
  private final Set<String> hardlyRepeating;
  private final String fingerprint;
  private final ZstdCodecs codecs = new ZstdCodecs(ZSTD_LEVEL);

  /**
   * A format for records of one schema.
   *
   * @param hardlyRepeating columns whose values are as good as all different: they get no
   *     dictionary, which would be built in vain
   */
  public ParquetFormat(Schema schema, Set<String> hardlyRepeating) {
    this.type = RowType.of(schema, configuration());
    this.hardlyRepeating = Set.copyOf(hardlyRepeating);
    this.fingerprint = fingerprint(schema);
  }

  /** Of all that the schema says, logical types and documentation included. */
  private static String fingerprint(Schema schema) {
    String text = schema.toString();
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public String suffix() {
    return ".parquet";
  }

  @Override
  public String schema() {
    return fingerprint;
  }

  @Override
  public byte[] create(List<Row> rows, long next) {
    try {
      return written(null, rows, next);
    } catch (IOException e) {
      throw new UncheckedIOException("rows cannot be written", e);
    }
  }

  @Override
  public byte[] append(byte[] former, List<Row> rows, long next) {
    HeldFile file = HeldFile.whole(former);
    try (ParquetFileReader reader = ParquetFileReader.open(file, options())) {
      List<BlockMetaData> groups = reader.getRowGroups();
      int full = fullAtTheBeginning(groups);
      byte[] end = written(new WrittenRows(reader, full, groups.size()), rows, next);
      return full == 0 ? end : joined(file, groups.subList(0, full), HeldFile.whole(end));
    } catch (IOException e) {
      throw new UncheckedIOException("rows cannot be added", e);
    }
  }

  private static int fullAtTheBeginning(List<BlockMetaData> groups) {
    int full = 0;
    while (full < groups.size()
        && (groups.get(full).getRowCount() >= FULL_ROWS
            || groups.get(full).getCompressedSize() >= FULL_BYTES)) {
      full++;
    }
    return full;
  }

  private byte[] written(@Nullable WrittenRows before, List<Row> rows, long next)
      throws IOException {
    GrowingFile file = new GrowingFile();
    try (ParquetWriter<IndexedRecord> writer = writer(file, next)) {
      if (before != null) {
        before.copyTo(writer, configuration());
      }
      for (Row row : rows) {
        writer.write((IndexedRecord) row.content().get());
      }
    }
    return file.content();
  }

  private ParquetWriter<IndexedRecord> writer(GrowingFile file, long next) throws IOException {
    RowSupport.Builder builder = new RowSupport.Builder(file, type);
    hardlyRepeating.forEach(column -> builder.withDictionaryEncoding(column, false));
    return builder
        .withConf(configuration())
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withCodecFactory(codecs)
        .withWriterVersion(WriterVersion.PARQUET_1_0)
        .withRowGroupSize(GROUP_BYTES)
        .withRowGroupRowCountLimit(GROUP_ROWS)
        .withPageSize(PAGE_BYTES)
        .withExtraMetaData(Map.of(NEXT, Long.toString(next), SCHEMA, fingerprint))
        .build();
  }

  private byte[] joined(HeldFile former, List<BlockMetaData> groups, HeldFile end)
      throws IOException {
    GrowingFile file = new GrowingFile();
    ParquetMetadata last = metadata(end);
    FileMetaData about = last.getFileMetaData();
    try (ParquetFileWriter writer =
        new ParquetFileWriter(
            file,
            about.getSchema(),
            ParquetFileWriter.Mode.CREATE,
            GROUP_BYTES,
            0,
            NOT_ENCRYPTED,
            ParquetProperties.builder().build())) {
      writer.start();
      writer.appendRowGroups(former.newStream(), groups, false);
      writer.appendRowGroups(end.newStream(), last.getBlocks(), false);
      writer.end(about.getKeyValueMetaData());
    }
    return file.content();
  }

  @Override
  public int footerBytes(ObjectEnd end) {
    byte[] bytes = end.bytes();
    int length =
        ByteBuffer.wrap(bytes, bytes.length - LENGTH_BYTES, Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    return (int) Math.min(end.size(), (long) length + LENGTH_BYTES);
  }

  @Override
  public Footer footer(ObjectEnd end) {
    try {
      ParquetMetadata metadata = metadata(new HeldFile(end));
      long rows = metadata.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
      Map<String, String> said = metadata.getFileMetaData().getKeyValueMetaData();
      return new Footer(
          rows, Long.parseLong(said.getOrDefault(NEXT, "")), said.getOrDefault(SCHEMA, ""));
    } catch (IOException e) {
      throw new UncheckedIOException("no Parquet file", e);
    }
  }

  private ParquetMetadata metadata(HeldFile file) throws IOException {
    return ParquetFileReader.readFooter(file, options(), file.newStream());
  }

  private ParquetReadOptions options() {
    return PlainReadOptions.of(codecs, configuration());
  }

  private static ParquetConfiguration configuration() {
    ParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    configuration.setBoolean(AvroWriteSupport.WRITE_PARQUET_UUID, true);
    configuration.setBoolean(AvroSchemaConverter.ADD_LIST_ELEMENT_RECORDS, false);
    return configuration;
  }
}

package dev.weir.archive.parquet;

import java.io.IOException;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport.ReadContext;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/**
 * The rows of some row groups of a file, to be written again.
 *
 * @param from first group
 * @param to group after the last one
 */
record WrittenRows(ParquetFileReader reader, int from, int to) {
  void copyTo(ParquetWriter<IndexedRecord> writer, ParquetConfiguration configuration)
      throws IOException {
    FileMetaData about = reader.getFileMetaData();
    MessageType schema = about.getSchema();
    Map<String, String> said = about.getKeyValueMetaData();
    RecordMaterializer<IndexedRecord> rows =
        new AvroReadSupport<IndexedRecord>(GenericData.get())
            .prepareForRead(configuration, said, schema, new ReadContext(schema, Map.of()));
    MessageColumnIO columns = new ColumnIOFactory(about.getCreatedBy()).getColumnIO(schema);
    for (int group = from; group < to; group++) {
      copy(reader.readRowGroup(group), columns, rows, writer);
    }
  }

  private static void copy(
      PageReadStore pages,
      MessageColumnIO columns,
      RecordMaterializer<IndexedRecord> rows,
      ParquetWriter<IndexedRecord> writer)
      throws IOException {
    RecordReader<IndexedRecord> reader = columns.getRecordReader(pages, rows);
    for (long row = 0; row < pages.getRowCount(); row++) {
      writer.write(reader.read());
    }
  }
}

package dev.weir.archive.dataset;

import java.time.Instant;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** How the records of a topic become rows of a dataset. Implementations are thread-safe. */
interface Shape<K extends SpecificRecord, V extends SpecificRecord> {
  /** The dataset's name, which its folder has. */
  String dataset();

  /** The column that the lowest folder tells: team or source. */
  String folderColumn();

  Schema schema();

  /** The columns whose values are as good as all different. */
  Set<String> hardlyRepeating();

  /**
   * Fills the columns that the record tells, and says where the row belongs.
   *
   * @param value null for a tombstone
   */
  Place fill(GenericRecord row, K key, @Nullable V value, At at);

  /** Where and when the record was appended to the log. */
  record At(long offset, Instant appendedAt) {}
}

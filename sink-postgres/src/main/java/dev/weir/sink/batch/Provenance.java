package dev.weir.sink.batch;

import dev.weir.sink.text.CleanText;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Where a derived row comes from: columns that every derived table has. */
public final class Provenance {
  private static final Field<String> RULES_VERSION =
      DSL.field(DSL.name("rules_version"), SQLDataType.CLOB);
  private static final Field<Long> ROW_VERSION =
      DSL.field(DSL.name("row_version"), SQLDataType.BIGINT);
  private static final Field<String> SOURCE_TOPIC =
      DSL.field(DSL.name("source_topic"), SQLDataType.CLOB);
  private static final Field<Integer> SOURCE_PARTITION =
      DSL.field(DSL.name("source_partition"), SQLDataType.INTEGER);
  private static final Field<Long> SOURCE_OFFSET =
      DSL.field(DSL.name("source_offset"), SQLDataType.BIGINT);

  private Provenance() {}

  /**
   * Fills in the columns.
   *
   * @param version offset of the record in its derived topic
   * @param source the raw record that led to it, or the derived one where none is told
   */
  public static void into(Record row, String rulesVersion, long version, Position source) {
    row.set(RULES_VERSION, CleanText.of(rulesVersion));
    row.set(ROW_VERSION, version);
    row.set(SOURCE_TOPIC, source.topic());
    row.set(SOURCE_PARTITION, source.partition());
    row.set(SOURCE_OFFSET, source.offset());
  }
}

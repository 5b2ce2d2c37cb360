package dev.weir.archive.dataset;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * The columns of datasets whose rows have versions: of the rows with one {@code id} the one with
 * the greatest {@code version} holds, unless it is {@code deleted}.
 */
final class Versions {
  static final String TEAM = "team_id";
  private static final String TENANT = "tenant";
  private static final String ID = "id";
  static final String VERSION = "version";
  private static final String DELETED = "deleted";

  private Versions() {}

  static Columns columns(String dataset, Schema id) {
    return new Columns(dataset)
        .add(TENANT, Schema.Type.STRING)
        .add(ID, id)
        .add(VERSION, Schema.Type.LONG)
        .add(DELETED, Schema.Type.BOOLEAN);
  }

  static void fill(GenericRecord row, String tenant, Object id, long version, boolean deleted) {
    row.put(TENANT, tenant);
    row.put(ID, id);
    row.put(VERSION, version);
    row.put(DELETED, deleted);
  }
}

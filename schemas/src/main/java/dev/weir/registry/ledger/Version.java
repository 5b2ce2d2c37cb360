package dev.weir.registry.ledger;

/**
 * A schema under a subject.
 *
 * @param subject such as {@code weir.facts.v1-value}
 * @param version from 1 within the subject
 * @param id from 1 within the registry; the same text has the same id under every subject
 * @param schema the schema as Avro prints it
 * @param deleted softly deleted: no longer listed or compared with, still found by id
 */
public record Version(String subject, int version, int id, String schema, boolean deleted) {
  Version asDeleted() {
    return new Version(subject, version, id, schema, true);
  }
}

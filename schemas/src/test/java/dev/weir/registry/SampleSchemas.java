package dev.weir.registry;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** Schemas that the tests of the registry register. */
public final class SampleSchemas {
  private SampleSchemas() {}

  /** A record of one required text. */
  public static Schema person() {
    return SchemaBuilder.record("Person").fields().requiredString("name").endRecord();
  }

  /** Person with a further optional field: reads what was written before. */
  public static Schema personWithOptional(String field) {
    return SchemaBuilder.record("Person")
        .fields()
        .requiredString("name")
        .optionalString(field)
        .endRecord();
  }

  /** Person with a field that older bytes do not hold: cannot read them. */
  public static Schema personWithRequiredAge() {
    return SchemaBuilder.record("Person")
        .fields()
        .requiredString("name")
        .requiredInt("age")
        .endRecord();
  }
}

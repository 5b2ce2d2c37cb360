package dev.weir.registry.ledger;

import java.util.List;
import org.apache.avro.Schema;

/** Schemas as Avro parses and prints them: two texts that print alike are one schema. */
final class SchemaText {
  private SchemaText() {}

  // Avro reports what is wrong with a schema by several kinds of runtime exception.
  static Decision<Schema> parse(String text) {
    try {
      return Decision.answer(new Schema.Parser().parse(text));
    } catch (RuntimeException e) {
      return Decision.refuse(RegistryError.invalidSchema(String.valueOf(e.getMessage())));
    }
  }

  static List<Schema> parsed(List<Version> versions) {
    return versions.stream().map(v -> new Schema.Parser().parse(v.schema())).toList();
  }
}

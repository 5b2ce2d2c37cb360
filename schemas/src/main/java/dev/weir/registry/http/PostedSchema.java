package dev.weir.registry.http;

import dev.weir.registry.ledger.Decision;
import dev.weir.registry.ledger.RegistryError;

/** The schema in the body of a call: {@code {"schema":"…","schemaType":"AVRO"}}. */
final class PostedSchema {
  private PostedSchema() {}

  static Decision<String> of(Call call) {
    String type = call.text("schemaType").orElse("AVRO");
    if (!type.equals("AVRO")) {
      return Decision.refuse(RegistryError.invalidSchema("only AVRO is known, not " + type));
    }
    if (!call.body().path("references").isEmpty()) {
      return Decision.refuse(RegistryError.invalidSchema("references are not supported"));
    }
    return call.text("schema")
        .map(Decision::answer)
        .orElseGet(() -> Decision.refuse(RegistryError.invalidSchema("the body has no schema")));
  }
}

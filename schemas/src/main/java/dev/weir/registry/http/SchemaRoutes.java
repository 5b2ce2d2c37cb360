package dev.weir.registry.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.weir.registry.ledger.RegistryError;
import dev.weir.registry.ledger.SchemaLedger;
import dev.weir.registry.ledger.Version;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Schemas by id. */
record SchemaRoutes(SchemaLedger ledger) {
  private static final ObjectMapper JSON = new ObjectMapper();

  void addTo(Router router) {
    router
        .on("GET", "/schemas/types", call -> Reply.ok(Reply.texts(List.of("AVRO"))))
        .on("GET", "/schemas/ids/{id}", call -> withId(call, SchemaRoutes::wrapped))
        .on("GET", "/schemas/ids/{id}/schema", call -> withId(call, (id, text) -> json(text)))
        .on("GET", "/schemas/ids/{id}/subjects", call -> withId(call, this.subjects(call)))
        .on("GET", "/schemas/ids/{id}/versions", call -> withId(call, this.versions(call)));
  }

  private static Reply notFound(String id) {
    return Reply.error(RegistryError.schemaNotFound(id + " "));
  }

  private Reply withId(Call call, BiFunction<Integer, String, JsonNode> body) {
    String id = call.parameter("id");
    try {
      int number = Integer.parseUnsignedInt(id);
      Optional<String> schema = ledger.state().schema(number);
      return schema.map(s -> Reply.ok(body.apply(number, s))).orElseGet(() -> notFound(id));
    } catch (NumberFormatException e) {
      return notFound(id);
    }
  }

  private static JsonNode wrapped(int id, String schema) {
    return Reply.object().put("schema", schema);
  }

  private BiFunction<Integer, String, JsonNode> subjects(Call call) {
    return (id, schema) ->
        Reply.texts(
            ledger.state().versionsOf(id, call.flag("deleted")).stream()
                .map(Version::subject)
                .distinct()
                .toList());
  }

  private BiFunction<Integer, String, JsonNode> versions(Call call) {
    return (id, schema) -> {
      var versions = JsonNodeFactory.instance.arrayNode();
      for (Version version : ledger.state().versionsOf(id, call.flag("deleted"))) {
        versions.addObject().put("subject", version.subject()).put("version", version.version());
      }
      return versions;
    };
  }

  /** A schema of the ledger as JSON: it was printed by Avro, so it parses. */
  static JsonNode json(String schema) {
    try {
      return JSON.readTree(schema);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a registered schema is JSON", e);
    }
  }
}

package dev.weir.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Schemas as they are registered: without what only Java's code generator reads, so that every
 * producer in whatever language registers the same one and gets the same id.
 */
public final class PlainSchema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STRING_CLASS = "avro.java.string";
  private static final String DOCUMENTATION = "doc";

  private PlainSchema() {}

  /** The schema of a value, with its documentation. */
  static Schema ofValue(Schema schema) {
    return without(schema, STRING_CLASS);
  }

  /**
   * The schema of a key, without its documentation: the id is part of a key's bytes, hence of what
   * decides on its partition, and must not change with a word of explanation.
   */
  static Schema ofKey(Schema schema) {
    return bare(schema);
  }

  /** A schema with neither documentation nor what only Java's code generator reads. */
  public static Schema bare(Schema schema) {
    return without(schema, STRING_CLASS, DOCUMENTATION);
  }

  private static Schema without(Schema schema, String... properties) {
    try {
      JsonNode tree = JSON.readTree(schema.toString());
      strip(tree, List.of(properties));
      return new Schema.Parser().parse(tree.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema prints as JSON", e);
    }
  }

  private static void strip(JsonNode node, List<String> properties) {
    if (node instanceof ObjectNode object) {
      object.remove(properties);
    }
    node.forEach(child -> strip(child, properties));
  }
}

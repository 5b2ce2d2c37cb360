package dev.weir.registry;

import org.apache.avro.Schema;

/** What the serde needs of a schema registry. Implementations are thread-safe and cache. */
public interface SchemaRegistry {
  /**
   * Registers a schema and answers its id; the same schema keeps its id.
   *
   * @throws RegistryUnavailableException if the registry cannot be reached: try again
   * @throws IncompatibleSchemaException if the registry refuses the schema
   */
  int register(String subject, Schema schema);

  /**
   * The schema of an id.
   *
   * @throws RegistryUnavailableException if the registry cannot be reached: try again
   * @throws UnknownSchemaException if there is no such id: the record's own fault
   */
  Schema byId(int id);
}

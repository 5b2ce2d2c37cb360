package dev.weir.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** A registry in memory, for tests: ids from 1. Thread-safe. */
public final class InMemorySchemaRegistry implements SchemaRegistry {
  private final List<Schema> byId = new ArrayList<>();
  private final Map<String, List<Integer>> bySubject = new HashMap<>();

  @Override
  public synchronized int register(String subject, Schema schema) {
    int index = byId.indexOf(schema);
    List<Integer> versions = bySubject.computeIfAbsent(subject, s -> new ArrayList<>());
    if (index < 0) {
      byId.add(schema);
      index = byId.size() - 1;
    }
    if (!versions.contains(index + 1)) {
      versions.add(index + 1);
    }
    return index + 1;
  }

  @Override
  public synchronized Schema byId(int id) {
    if (id < 1 || id > byId.size()) {
      throw new UnknownSchemaException("no schema has the id " + id);
    }
    return byId.get(id - 1);
  }
}

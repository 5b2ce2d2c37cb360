package dev.weir.registry;

import org.junit.jupiter.api.AfterEach;

class HttpSchemaRegistryTest extends SchemaRegistryContract {
  private final RegistryServer server =
      RegistryServer.start("127.0.0.1", 0, InMemoryLedgerLog::new);
  private final HttpSchemaRegistry registry = new HttpSchemaRegistry(server.uri());

  @Override
  SchemaRegistry registry() {
    return registry;
  }

  @AfterEach
  void close() {
    registry.close();
    server.close();
  }
}

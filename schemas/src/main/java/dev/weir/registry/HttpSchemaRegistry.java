package dev.weir.registry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/**
 * Client of a schema registry that speaks Confluent's REST API: Confluent Schema Registry, Apicurio
 * (address with {@code /apis/ccompat/v7}) and {@link RegistryServer}. Thread-safe.
 *
 * <p>A call has 10 seconds and is tried 4 times within half a second of pauses while the registry
 * is away (no connection, 5xx, 408, 429). Answers are kept for good, for ids and schemas never
 * change.
 */
public final class HttpSchemaRegistry implements SchemaRegistry, AutoCloseable {
  private static final int KEPT = 10_000;
  private static final int SCHEMA_NOT_FOUND = 40403;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final RegistryCalls calls;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();

  /** For the registry at an address such as {@code http://localhost:8081}; calls nothing yet. */
  public HttpSchemaRegistry(URI base) {
    this.calls = new RegistryCalls(base);
  }

  /** Schemas are told apart by their text: Avro's own equality leaves documentation out. */
  private record Registration(String subject, String schema) {}

  @Override
  public int register(String subject, Schema schema) {
    Registration registration = new Registration(subject, schema.toString());
    Integer known = ids.get(registration);
    if (known != null) {
      return known;
    }
    int id = registered(registration);
    keep(ids, registration, id);
    return id;
  }

  @Override
  public Schema byId(int id) {
    Schema known = schemas.get(id);
    if (known != null) {
      return known;
    }
    if (id < 0) {
      // No registry gives such ids, and Confluent's answers as if the address were wrong.
      throw new UnknownSchemaException("no schema has the id " + id);
    }
    Schema schema = fetched(id);
    keep(schemas, id, schema);
    return schema;
  }

  private int registered(Registration registration) {
    String subject = registration.subject();
    String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
    RegistryCalls.Answer answer =
        calls.call(
            path, JsonNodeFactory.instance.objectNode().put("schema", registration.schema()));
    if (answer.isSuccess() && answer.body().path("id").isInt()) {
      return answer.body().path("id").intValue();
    }
    if (answer.status() == CONFLICT || answer.status() == UNPROCESSABLE) {
      throw new IncompatibleSchemaException(subject + ": " + answer.message());
    }
    throw unexpected("register " + subject, answer);
  }

  private Schema fetched(int id) {
    RegistryCalls.Answer answer = calls.call("/schemas/ids/" + id, null);
    if (answer.isSuccess() && answer.body().path("schema").isTextual()) {
      return parsed(id, answer.body().path("schema").textValue());
    }
    if (answer.errorCode() == SCHEMA_NOT_FOUND) {
      throw new UnknownSchemaException("no schema has the id " + id);
    }
    throw unexpected("fetch schema " + id, answer);
  }

  private static Schema parsed(int id, String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (SchemaParseException e) {
      throw new UnknownSchemaException("the schema of id " + id + " is not one of Avro", e);
    }
  }

  /** Such as 401, or the 404 of a proxy: not the record's fault, so the call may be tried again. */
  private static RegistryUnavailableException unexpected(String what, RegistryCalls.Answer answer) {
    return new RegistryUnavailableException(
        "the registry does not " + what + ": " + answer.status() + " " + answer.message());
  }

  private static <K, V> void keep(Map<K, V> kept, K key, V value) {
    if (kept.size() >= KEPT) {
      kept.clear();
    }
    kept.put(key, value);
  }

  /** Ends the threads of the client; a call under way still gets its answer. */
  @Override
  public void close() {
    calls.close();
  }
}

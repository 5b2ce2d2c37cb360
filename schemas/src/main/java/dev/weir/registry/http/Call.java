package dev.weir.registry.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the routes see it.
 *
 * @param parameters of the path, decoded
 * @param query of the address, decoded
 * @param body a JSON object; missing for calls without one
 */
record Call(Map<String, String> parameters, Map<String, String> query, JsonNode body) {
  String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no parameter " + name);
    }
    return value;
  }

  boolean flag(String name) {
    return Boolean.parseBoolean(query.get(name));
  }

  /** A text of the body, if it is there. */
  Optional<String> text(String field) {
    return Optional.ofNullable(body.path(field).textValue());
  }
}

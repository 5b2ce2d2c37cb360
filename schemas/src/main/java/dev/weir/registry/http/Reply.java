package dev.weir.registry.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.registry.ledger.Decision;
import dev.weir.registry.ledger.RegistryError;
import java.util.Collection;
import java.util.function.Function;

/** An answer: status and JSON. */
record Reply(int status, JsonNode body) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static Reply ok(JsonNode body) {
    return new Reply(200, body);
  }

  static Reply error(RegistryError error) {
    return new Reply(
        error.status(), object().put("error_code", error.code()).put("message", error.message()));
  }

  static <T> Reply of(Decision<T> decision, Function<T, JsonNode> body) {
    if (decision instanceof Decision.Accepted<T> accepted) {
      return ok(body.apply(accepted.answer()));
    }
    return error(((Decision.Refused<T>) decision).error());
  }

  static ObjectNode object() {
    return JSON.objectNode();
  }

  static JsonNode texts(Collection<String> texts) {
    var array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  static JsonNode numbers(Collection<Integer> numbers) {
    var array = JSON.arrayNode();
    numbers.forEach(array::add);
    return array;
  }

  static JsonNode number(int number) {
    return JSON.numberNode(number);
  }
}

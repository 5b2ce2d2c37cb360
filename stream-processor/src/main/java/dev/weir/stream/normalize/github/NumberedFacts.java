package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What issues and pull requests tell alike. */
final class NumberedFacts {
  private NumberedFacts() {}

  /** Number of an issue or pull request; null where there is none. */
  static @Nullable Long numberOf(JsonObject object) {
    Long number = object.number("number");
    return number == null || number < 1 ? null : number;
  }

  /**
   * A creation.
   *
   * @param node the tool's node id of it, where it is the object's own
   */
  static void created(
      Payload payload, FactKind kind, String subject, JsonObject object, @Nullable String node) {
    Map<String, String> attributes = new HashMap<>();
    putIfGiven(attributes, "author", object.text("user", "login"));
    putIfGiven(attributes, "author_type", object.text("user", "type"));
    putIfGiven(attributes, "url", object.text("html_url"));
    putIfGiven(attributes, "node", node);
    payload.facts().addOnce(kind, subject, EventTime.of(object, "created_at"), attributes);
  }

  /** A closing, if there is one: what is closed must say since when. */
  static void closed(
      Payload payload,
      FactKind kind,
      String subject,
      JsonObject object,
      Map<String, String> attributes) {
    EventTime time = EventTime.of(object, "closed_at");
    if (time.written() != null || object.textOrEmpty("state").equals("closed")) {
      payload.facts().add(kind, subject, NumberedFacts::milliseconds, time, attributes);
    }
  }

  static void observed(
      Payload payload, FactKind kind, String subject, JsonObject object, Observation observation) {
    payload
        .facts()
        .add(
            kind,
            subject,
            observation::discriminator,
            EventTime.of(object, "updated_at"),
            observation.attributes());
  }

  /** Notes when attributes were seen that may be otherwise later. */
  static void putAsOf(Payload payload, Map<String, String> attributes, EventTime seen) {
    if (seen.at() != null && payload.facts().refusalOf(seen) == null) {
      attributes.put(Fact.AS_OF, milliseconds(seen.at()));
    }
  }

  static void putIfGiven(Map<String, String> attributes, String name, @Nullable String value) {
    if (value != null) {
      attributes.put(name, value);
    }
  }

  static String milliseconds(Instant at) {
    return Long.toString(at.toEpochMilli());
  }
}

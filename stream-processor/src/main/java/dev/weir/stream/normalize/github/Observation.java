package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.normalize.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Attributes of an issue or a change as one payload shows them: only what it carries. */
final class Observation {
  private static final int HASH_BYTES = 8;

  private final SortedMap<String, String> attributes = new TreeMap<>();

  /** What issues and pull requests have in common. */
  static Observation ofNumbered(JsonObject object) {
    Observation observation = new Observation();
    observation.putCarried(Attributes.TITLE, object, "title");
    observation.putCarried(Attributes.BODY, object, "body");
    observation.put(Attributes.STATE, object.text("state"));
    observation.put(Attributes.DRAFT, object.text("draft"));
    observation.putList(Attributes.LABELS, object, "labels", "name");
    observation.putList(Attributes.ASSIGNEES, object, "assignees", "login");
    return observation;
  }

  void put(String attribute, @Nullable String value) {
    if (value != null) {
      attributes.put(attribute, value);
    }
  }

  /** Null in the payload says that there is none: an empty value. */
  void putCarried(String attribute, JsonObject object, String member) {
    if (object.isNull(member)) {
      attributes.put(attribute, "");
    } else {
      put(attribute, object.text(member));
    }
  }

  private void putList(String attribute, JsonObject object, String member, String name) {
    if (!object.carries(member)) {
      return;
    }
    Collection<String> values = new TreeSet<>();
    for (JsonObject element : object.objects(member)) {
      String value = element.text(name);
      if (value != null && !value.isEmpty()) {
        values.add(Lines.of(value));
      }
    }
    attributes.put(attribute, String.join("\n", values));
  }

  /** Lists, one value a line. */
  void putLines(String attribute, Collection<String> values) {
    attributes.put(attribute, String.join("\n", values));
  }

  SortedMap<String, String> attributes() {
    return attributes;
  }

  /** Tells it from other observations of its instant, and not from equal ones. */
  String discriminator(Instant at) {
    MessageDigest digest = sha256();
    attributes.forEach(
        (name, value) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(value.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        });
    String hash = HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    return at.toEpochMilli() + ":" + hash;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

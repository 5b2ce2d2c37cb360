package dev.weir.stream.normalize.json;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The wanted part of a JSON object. A member of another type than asked for is as good as absent.
 */
public final class JsonObject {
  /** What stands for null. */
  static final Object NULL = new Object();

  private final Map<String, Object> members;

  JsonObject(Map<String, Object> members) {
    this.members = members;
  }

  /** Whether the member was there, null included. */
  public boolean carries(String name) {
    return members.containsKey(name);
  }

  public boolean isNull(String name) {
    return members.get(name) == NULL;
  }

  /** A text; numbers and booleans as they are written. */
  public @Nullable String text(String name) {
    Object value = members.get(name);
    return value instanceof String || value instanceof Long || value instanceof Boolean
        ? value.toString()
        : null;
  }

  /** A text, or an empty one. */
  public String textOrEmpty(String name) {
    String text = text(name);
    return text == null ? "" : text;
  }

  public @Nullable Long number(String name) {
    return members.get(name) instanceof Long number ? number : null;
  }

  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  public @Nullable JsonObject object(String name) {
    return members.get(name) instanceof JsonObject object ? object : null;
  }

  /** The objects of a list; empty where there is none. */
  public List<JsonObject> objects(String name) {
    return members.get(name) instanceof ObjectList list ? list.objects() : List.of();
  }

  /** The texts of a list; empty where there is none. */
  public List<String> texts(String name) {
    return members.get(name) instanceof TextList list ? list.texts() : List.of();
  }

  /** An object's member of a member, such as repository of changes; null where there is none. */
  public @Nullable JsonObject object(String object, String name) {
    JsonObject inner = object(object);
    return inner == null ? null : inner.object(name);
  }

  /** The text of an object's member, such as the login of user. */
  public @Nullable String text(String object, String name) {
    JsonObject inner = object(object);
    return inner == null ? null : inner.text(name);
  }

  /** Names of the members that were there. */
  public Set<String> names() {
    return members.keySet();
  }

  /** A list of objects as a value of a member. */
  record ObjectList(List<JsonObject> objects) {}

  /** A list of texts as a value of a member. */
  record TextList(List<String> texts) {}
}

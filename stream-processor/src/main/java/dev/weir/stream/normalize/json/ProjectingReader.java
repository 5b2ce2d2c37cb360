package dev.weir.stream.normalize.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wanted parts of JSON objects in one pass. Of members given twice the last holds. At
 * most 1,100 levels deep, more than the gateway lets in; of lists the first 10,000 elements.
 * Thread-safe.
 */
public final class ProjectingReader {
  private static final int MAX_DEPTH = 1_100;
  private static final int MAX_ELEMENTS = 10_000;
  private static final int MAX_NUMBER_DIGITS = 18;
  private static final int MAX_TOKEN = 64 << 20;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_TOKEN)
                  .maxNumberLength(MAX_TOKEN)
                  .maxNameLength(MAX_TOKEN)
                  .build())
          .build();

  private final Projection.Members wanted;

  public ProjectingReader(Projection.Members wanted) {
    this.wanted = wanted;
  }

  /**
   * Reads a body from its position to its limit, without moving either.
   *
   * @throws NotJsonException if it is not one JSON object
   */
  public JsonObject read(ByteBuffer body) throws NotJsonException {
    try (JsonParser parser = parser(body)) {
      JsonToken first = parser.nextToken();
      if (first != JsonToken.START_OBJECT) {
        throw new NotJsonException(
            first == null ? "not_json" : "not_an_object",
            first == null ? "the body is empty" : "the body is JSON, but no object");
      }
      JsonObject object = members(parser, wanted);
      if (parser.nextToken() != null) {
        throw new NotJsonException("not_json", "there is more behind the JSON object");
      }
      return object;
    } catch (StreamConstraintsException e) {
      throw new NotJsonException("too_deep", e.getOriginalMessage());
    } catch (IOException e) {
      throw new NotJsonException("not_json", brief(e));
    }
  }

  private static JsonParser parser(ByteBuffer body) throws IOException {
    if (body.hasArray()) {
      return FACTORY.createParser(
          body.array(), body.arrayOffset() + body.position(), body.remaining());
    }
    byte[] copy = new byte[body.remaining()];
    body.duplicate().get(copy);
    return FACTORY.createParser(copy);
  }

  private static JsonObject members(JsonParser parser, Projection.Members wanted)
      throws IOException {
    Map<String, Object> members = new HashMap<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      JsonToken token = parser.nextToken();
      Projection projection = wanted.wanted().get(name);
      if (projection == null) {
        parser.skipChildren();
        continue;
      }
      Object value = token == JsonToken.VALUE_NULL ? JsonObject.NULL : value(parser, projection);
      if (value == null) {
        members.remove(name);
      } else {
        members.put(name, value);
      }
    }
    return new JsonObject(members);
  }

  /** The value at which the parser stands; null, and skipped, if it is of another type. */
  private static @Nullable Object value(JsonParser parser, Projection projection)
      throws IOException {
    if (projection instanceof Projection.Value value && parser.currentToken().isScalarValue()) {
      return scalar(parser, value.maxCharacters());
    }
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      if (projection instanceof Projection.Members inner) {
        return members(parser, inner);
      }
      if (projection instanceof Projection.Names names) {
        return names(parser, names.read());
      }
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      if (projection instanceof Projection.Items items) {
        return elements(parser, items.each());
      }
      if (projection instanceof Projection.TextItems texts) {
        return texts(parser, texts.most());
      }
    }
    parser.skipChildren();
    return null;
  }

  private static JsonObject.ObjectList elements(JsonParser parser, Projection.Members each)
      throws IOException {
    List<JsonObject> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.START_OBJECT && elements.size() < MAX_ELEMENTS) {
        elements.add(members(parser, each));
      } else {
        parser.skipChildren();
      }
    }
    return new JsonObject.ObjectList(elements);
  }

  private static JsonObject.TextList texts(JsonParser parser, int most) throws IOException {
    List<String> texts = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING && texts.size() < most) {
        texts.add(text(parser, Projection.ORDINARY));
      } else {
        parser.skipChildren();
      }
    }
    return new JsonObject.TextList(texts);
  }

  private static JsonObject names(JsonParser parser, Projection.Members read) throws IOException {
    Map<String, Object> members = new HashMap<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      JsonToken token = parser.nextToken();
      Projection projection = read.wanted().get(name);
      Object value = null;
      if (projection == null || token == JsonToken.VALUE_NULL) {
        parser.skipChildren();
      } else {
        value = value(parser, projection);
      }
      if (members.size() < MAX_ELEMENTS) {
        members.put(Texts.storable(name), value == null ? JsonObject.NULL : value);
      }
    }
    return new JsonObject(members);
  }

  private static Object scalar(JsonParser parser, int maxCharacters) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT ->
          parser.getTextLength() <= MAX_NUMBER_DIGITS
              ? (Object) parser.getLongValue()
              : text(parser, maxCharacters);
      default -> text(parser, maxCharacters);
    };
  }

  private static String text(JsonParser parser, int maxCharacters) throws IOException {
    int length = parser.getTextLength();
    if (length <= maxCharacters) {
      return Texts.storable(parser.getText());
    }
    char[] characters = parser.getTextCharacters();
    int start = parser.getTextOffset();
    boolean splitsPair = Character.isHighSurrogate(characters[start + maxCharacters - 1]);
    return Texts.storable(new String(characters, start, maxCharacters - (splitsPair ? 1 : 0)));
  }

  /** The message without the excerpt of the body that Jackson may add. */
  private static String brief(IOException e) {
    String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return Texts.storable(message.length() > 300 ? message.substring(0, 300) : message);
  }
}

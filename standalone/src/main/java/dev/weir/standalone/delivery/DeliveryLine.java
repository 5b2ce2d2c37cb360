package dev.weir.standalone.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code {"at","headers","body"}}. A string body stands for its own bytes; any other is
 * written compact, in its order. Pure.
 */
public final class DeliveryLine {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(DeliveryFile.MAX_LINE_BYTES)
                  .maxNestingDepth(1_000_000)
                  .maxNumberLength(100_000)
                  .build())
          .build();

  private DeliveryLine() {}

  /**
   * Reads a line.
   *
   * @throws MalformedDeliveryException when it is not such an object, or has no body
   */
  public static RecordedDelivery read(byte[] line) throws MalformedDeliveryException {
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedDeliveryException("not an object");
      }
      return delivery(parser);
    } catch (JsonParseException e) {
      throw new MalformedDeliveryException("not well-formed JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new MalformedDeliveryException("not readable: " + e.getMessage());
    }
  }

  private static RecordedDelivery delivery(JsonParser parser)
      throws IOException, MalformedDeliveryException {
    Map<String, String> headers = Map.of();
    byte @Nullable [] body = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "headers" -> headers = headers(parser);
        case "body" -> body = body(parser);
        default -> parser.skipChildren();
      }
    }
    if (body == null) {
      throw new MalformedDeliveryException("it has no body");
    }
    return new RecordedDelivery(headers, body);
  }

  private static Map<String, String> headers(JsonParser parser)
      throws IOException, MalformedDeliveryException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedDeliveryException("its headers are no object");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (!parser.nextToken().isScalarValue()) {
        throw new MalformedDeliveryException("header " + name + " is no text");
      }
      headers.put(name, parser.getText());
    }
    return headers;
  }

  private static byte[] body(JsonParser parser) throws IOException {
    String text =
        parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : CompactJson.of(parser);
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.weir.ingest.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway reads of a GitHub payload, found in one pass that also checks that all of it is
 * well-formed JSON in UTF-8. Where a name is given twice the last one counts, as it does for those
 * who read the payload later.
 *
 * @param action top-level {@code action}; null if absent or no string
 * @param repository top-level {@code repository.full_name}; null if absent or no string
 * @param repositoryUrl top-level {@code repository.html_url}; null if absent or no string
 */
record GitHubEnvelope(
    @Nullable String action, @Nullable String repository, @Nullable String repositoryUrl) {
  static final GitHubEnvelope EMPTY = new GitHubEnvelope(null, null, null);
  private static final JsonFactory FACTORY = JsonLimits.factory();

  /**
   * Reads the whole body.
   *
   * @throws MalformedRequestException if it is not one well-formed JSON object within the limits
   */
  static GitHubEnvelope in(byte[] body) throws MalformedRequestException {
    Optional<GitHubEnvelope> scanned = EnvelopeScanner.scan(body);
    return scanned.isPresent() ? scanned.get() : parsed(body);
  }

  /** The same by the parser alone, which says what is wrong. */
  static GitHubEnvelope parsed(byte[] body) throws MalformedRequestException {
    requireUtf8Object(body);
    try (JsonParser json = FACTORY.createParser(body)) {
      return read(json);
    } catch (StreamConstraintsException e) {
      throw new MalformedRequestException(
          "the JSON is nested deeper than "
              + JsonLimits.MAX_DEPTH
              + " levels, or a name or number in it is too long");
    } catch (IOException | IllegalStateException e) {
      // An IllegalStateException tells of names made to collide in the parser's table.
      throw new MalformedRequestException("the body is not well-formed JSON");
    }
  }

  /** Jackson would guess UTF-16 and UTF-32 from zero bytes; JSON in UTF-8 never holds one. */
  private static void requireUtf8Object(byte[] body) throws MalformedRequestException {
    int start = 0;
    while (start < body.length && isWhiteSpace(body[start])) {
      start++;
    }
    if (start == body.length) {
      throw new MalformedRequestException("the body is empty");
    }
    boolean zeroNext = start + 1 < body.length && body[start + 1] == 0;
    if (body[start] != '{' || zeroNext) {
      throw new MalformedRequestException("the body is not a JSON object");
    }
    if (!Utf8.isValid(body)) {
      throw new MalformedRequestException("the body is not UTF-8");
    }
  }

  private static boolean isWhiteSpace(byte character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
  }

  private static GitHubEnvelope read(JsonParser json)
      throws IOException, MalformedRequestException {
    String action = null;
    GitHubEnvelope repository = EMPTY;
    json.nextToken();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("action")) {
        action = textOrSkip(json, value);
      } else if (name.equals("repository")) {
        repository = repository(json, value);
      } else {
        json.skipChildren();
      }
    }
    if (json.nextToken() != null) {
      throw new MalformedRequestException("something follows the JSON object");
    }
    return new GitHubEnvelope(action, repository.repository, repository.repositoryUrl);
  }

  private static GitHubEnvelope repository(JsonParser json, JsonToken value) throws IOException {
    String fullName = null;
    String url = null;
    if (value == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken field = json.nextToken();
        if (name.equals("full_name")) {
          fullName = textOrSkip(json, field);
        } else if (name.equals("html_url")) {
          url = textOrSkip(json, field);
        } else {
          json.skipChildren();
        }
      }
    } else {
      json.skipChildren();
    }
    return new GitHubEnvelope(null, fullName, url);
  }

  private static @Nullable String textOrSkip(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return null;
  }
}

package dev.weir.ingest.webhook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope of a usual payload in one pass over its bytes. What is malformed or unusual,
 * an escape in what the gateway reads among it, is left to the parser: nothing is decided here but
 * what the parser would decide the same way. For one body.
 */
final class EnvelopeScanner {
  private static final byte[] ACTION = JsonCursor.ascii("action");
  private static final byte[] REPOSITORY = JsonCursor.ascii("repository");
  private static final byte[] FULL_NAME = JsonCursor.ascii("full_name");
  private static final byte[] HTML_URL = JsonCursor.ascii("html_url");

  private final JsonCursor json;

  private EnvelopeScanner(JsonCursor json) {
    this.json = json;
  }

  /** The envelope; empty if the parser has to look. */
  static Optional<GitHubEnvelope> scan(byte[] body) {
    JsonCursor json = new JsonCursor(body);
    GitHubEnvelope envelope = new EnvelopeScanner(json).whole();
    boolean read = json.usual() && (json.ascii() || Utf8.isValid(body));
    return read ? Optional.of(envelope) : Optional.empty();
  }

  private GitHubEnvelope whole() {
    String action = null;
    GitHubEnvelope repository = GitHubEnvelope.EMPTY;
    json.skipSpace();
    for (boolean more = json.opens('{', '}'); more; more = json.another('}')) {
      json.skipName();
      if (json.isText(ACTION)) {
        action = textOrSkip(1);
      } else if (json.isText(REPOSITORY)) {
        repository = repository();
      } else {
        json.skipValue(1);
      }
    }
    json.finish();
    return new GitHubEnvelope(action, repository.repository(), repository.repositoryUrl());
  }

  private GitHubEnvelope repository() {
    if (json.peek() != '{') {
      json.skipValue(1);
      return GitHubEnvelope.EMPTY;
    }
    String fullName = null;
    String url = null;
    for (boolean more = json.opens('{', '}'); more; more = json.another('}')) {
      json.skipName();
      if (json.isText(FULL_NAME)) {
        fullName = textOrSkip(2);
      } else if (json.isText(HTML_URL)) {
        url = textOrSkip(2);
      } else {
        json.skipValue(2);
      }
    }
    return new GitHubEnvelope(null, fullName, url);
  }

  private @Nullable String textOrSkip(int depth) {
    if (json.peek() != '"') {
      json.skipValue(depth);
      return null;
    }
    json.skipString();
    return json.text();
  }
}

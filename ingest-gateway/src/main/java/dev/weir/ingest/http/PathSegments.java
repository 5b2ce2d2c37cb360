package dev.weir.ingest.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The decoded segments of a request target's path. */
final class PathSegments {
  private PathSegments() {}

  /** The segments; empty if the target is no path or holds a broken percent-escape. */
  static Optional<List<String>> of(String target) {
    String path = pathOf(target);
    if (!path.startsWith("/")) {
      return Optional.empty();
    }
    List<String> segments = new ArrayList<>();
    for (String segment : path.substring(1).split("/", -1)) {
      Optional<String> decoded = decode(segment);
      if (decoded.isEmpty()) {
        return Optional.empty();
      }
      segments.add(decoded.get());
    }
    return Optional.of(segments);
  }

  /** Without scheme, authority and query: proxies send whole addresses. */
  private static String pathOf(String target) {
    int start = 0;
    int scheme = target.indexOf("://");
    if (scheme > 0 && target.indexOf('/') == scheme + 1) {
      int slash = target.indexOf('/', scheme + 3);
      start = slash < 0 ? target.length() : slash;
    }
    int end = target.indexOf('?', start);
    return target.substring(start, end < 0 ? target.length() : end);
  }

  private static Optional<String> decode(String segment) {
    if (segment.indexOf('%') < 0) {
      return Optional.of(segment);
    }
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(segment.length());
    for (int at = 0; at < segment.length(); at++) {
      char next = segment.charAt(at);
      if (next != '%') {
        decoded.write(next);
        continue;
      }
      int high = at + 2 < segment.length() ? Character.digit(segment.charAt(at + 1), 16) : -1;
      int low = at + 2 < segment.length() ? Character.digit(segment.charAt(at + 2), 16) : -1;
      if (high < 0 || low < 0) {
        return Optional.empty();
      }
      decoded.write(high << 4 | low);
      at += 2;
    }
    return Optional.of(decoded.toString(StandardCharsets.UTF_8));
  }
}

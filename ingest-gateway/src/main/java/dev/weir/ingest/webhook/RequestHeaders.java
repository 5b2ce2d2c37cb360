package dev.weir.ingest.webhook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Received headers; names without regard to case. Immutable and thread-safe. */
public final class RequestHeaders {
  private final Map<String, List<String>> byName;

  private RequestHeaders(Map<String, List<String>> byName) {
    this.byName = byName;
  }

  /** From name and value pairs in the order received; a name may come again. */
  public static RequestHeaders of(Iterable<? extends Map.Entry<String, String>> received) {
    Map<String, List<String>> byName = new HashMap<>();
    for (Map.Entry<String, String> header : received) {
      byName
          .computeIfAbsent(header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
          .add(header.getValue());
    }
    return new RequestHeaders(byName);
  }

  /** Every value of a header, in the order received. */
  public List<String> all(String lowerCaseName) {
    return byName.getOrDefault(lowerCaseName, List.of());
  }

  /** The first value of a header. */
  public Optional<String> first(String lowerCaseName) {
    return all(lowerCaseName).stream().findFirst();
  }
}

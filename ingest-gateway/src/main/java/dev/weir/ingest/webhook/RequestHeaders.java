package dev.weir.ingest.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Received headers; names without regard to case. Immutable and thread-safe. */
public final class RequestHeaders {
  /** Names and values in turn: there are few, and looking through them is faster than a table. */
  private final List<String> received;

  private RequestHeaders(List<String> received) {
    this.received = received;
  }

  /** From name and value pairs in the order received; a name may come again. */
  public static RequestHeaders of(Iterable<? extends Map.Entry<String, String>> received) {
    List<String> flat = new ArrayList<>();
    for (Map.Entry<String, String> header : received) {
      flat.add(header.getKey());
      flat.add(header.getValue());
    }
    return new RequestHeaders(flat);
  }

  /** Every value of a header, in the order received. */
  public List<String> all(String name) {
    List<String> values = List.of();
    for (int at = indexOf(name, 0); at >= 0; at = indexOf(name, at + 2)) {
      if (values.isEmpty()) {
        values = new ArrayList<>(1);
      }
      values.add(received.get(at + 1));
    }
    return values;
  }

  /** The first value of a header. */
  public Optional<String> first(String name) {
    int at = indexOf(name, 0);
    return at < 0 ? Optional.empty() : Optional.of(received.get(at + 1));
  }

  private int indexOf(String name, int from) {
    for (int at = from; at < received.size(); at += 2) {
      if (received.get(at).equalsIgnoreCase(name)) {
        return at;
      }
    }
    return -1;
  }
}

package dev.weir.standalone.delivery;

import java.util.Map;

/** A delivery as it once came. */
public final class RecordedDelivery {
  private final Map<String, String> headers;
  private final byte[] body;

  RecordedDelivery(Map<String, String> headers, byte[] body) {
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** The headers as received. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The exact bytes; not to be changed. */
  public byte[] body() {
    return body;
  }
}

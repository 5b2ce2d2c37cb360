package dev.weir.ingest.webhook;

import java.util.Arrays;
import java.util.Optional;

/** A kind of tool that posts webhooks, as named in the gateway's path. */
public enum Source {
  GITHUB("github", 26 * 1024 * 1024);

  private final String id;
  private final int maxBodyBytes;

  Source(String id, int maxBodyBytes) {
    this.id = id;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** Name in paths, records and metrics. */
  public String id() {
    return id;
  }

  /** Longest body taken where nothing else is configured, in bytes. */
  public int maxBodyBytes() {
    return maxBodyBytes;
  }

  /** The source of this name, if there is one; names are exact. */
  public static Optional<Source> named(String id) {
    return Arrays.stream(values()).filter(source -> source.id.equals(id)).findFirst();
  }
}

package dev.weir.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A month of a team of our own invention, as GitHub would have told it. */
public final class ExampleHistory {
  private static final String RESOURCE = "/example/berths.ndjson.gz";

  private ExampleHistory() {}

  /** Its deliveries, a line each. */
  public static InputStream open() throws IOException {
    InputStream packed = ExampleHistory.class.getResourceAsStream(RESOURCE);
    if (packed == null) {
      throw new IOException(RESOURCE + " is not on the class path");
    }
    return new GZIPInputStream(packed);
  }
}

package dev.weir.ingest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;

/** Real payloads, where the machine has them: the folder that {@code WEIR_PAYLOADS} names. */
public final class Payloads {
  private Payloads() {}

  /** A file of the folder; the test is skipped where there is none. */
  public static File file(String path) {
    String folder = System.getenv("WEIR_PAYLOADS");
    assumeTrue(folder != null, "WEIR_PAYLOADS is not set: no real payloads to test with");
    return Path.of(folder, path).toFile();
  }
}

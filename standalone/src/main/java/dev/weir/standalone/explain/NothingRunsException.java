package dev.weir.standalone.explain;

import java.nio.file.Path;

/** There is no running system to ask. */
public final class NothingRunsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private NothingRunsException(String message) {
    super(message);
  }

  static NothingRunsException on(Path folder) {
    return new NothingRunsException(
        "nothing runs on the folder "
            + folder
            + ": start ./weir up, or name the folder of a running system with --data, or its"
            + " database with WEIR_JDBC_URL and WEIR_JDBC_READER_PASSWORD");
  }
}

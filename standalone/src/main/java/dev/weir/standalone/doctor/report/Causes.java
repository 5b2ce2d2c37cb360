package dev.weir.standalone.doctor.report;

import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/** What failures say, in one line. */
public final class Causes {
  private static final int DEEPEST = 8;
  private static final int LONGEST = 400;

  private Causes() {}

  /** The messages of a failure and of what lies behind it, each once. */
  public static String of(@Nullable Throwable failure) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < DEEPEST; cause = cause.getCause()) {
      String own = own(cause);
      if (text.indexOf(own) < 0 && (text.isEmpty() || cause.getMessage() != null)) {
        text.append(text.isEmpty() ? "" : "; ").append(own);
      }
      depth++;
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text.toString();
  }

  private static String own(Throwable failure) {
    String message = failure.getMessage();
    // The HTTP client says no more of a refused connection.
    String name =
        failure instanceof ConnectException
            ? "connection refused"
            : failure.getClass().getSimpleName();
    return message == null || message.isBlank()
        ? name
        : message.strip().replaceAll("\\s+", " ").replaceAll("^(\\w+\\.)+(\\w+Exception: )", "$2");
  }
}

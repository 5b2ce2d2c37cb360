package dev.weir.trace;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A {@code traceparent} of W3C Trace Context, as of version 00. Immutable.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all of them 0
 * @param parentId of the span that the request or record belongs to: 16 of them, not all 0
 * @param flags 2 of them
 */
public record TraceParent(String traceId, String parentId, String flags) {
  /** Name of the header, in HTTP and in Kafka. */
  public static final String NAME = "traceparent";

  /** Name of the header with what the tracing systems on the way have added. */
  public static final String STATE = "tracestate";

  private static final int LENGTH = 55;

  /** Later versions may add fields after a dash; none has version ff. */
  private static final Pattern FORMAT =
      Pattern.compile(
          "(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  private static final String VERSION = "00";
  private static final int SAMPLED = 1;

  public TraceParent {
    if (traceId.length() != 32 || parentId.length() != 16 || flags.length() != 2) {
      throw new IllegalArgumentException("not a traceparent: " + traceId + "-" + parentId);
    }
  }

  /**
   * Reads a header. One of a later version is read as the specification asks: its ids, and of its
   * flags the one that version 00 knows.
   *
   * @return empty if it is malformed
   */
  public static Optional<TraceParent> parse(String header) {
    Matcher matcher = FORMAT.matcher(header);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean later = !VERSION.equals(matcher.group(1));
    if (header.length() > LENGTH && !later) {
      return Optional.empty();
    }
    String flags = matcher.group(4);
    if (later) {
      flags = "0" + (Integer.parseInt(flags, 16) & SAMPLED);
    }
    return Optional.of(new TraceParent(matcher.group(2), matcher.group(3), flags));
  }

  /** Of a Kafka record; empty where it has none that is well-formed. */
  public static Optional<TraceParent> in(Headers headers) {
    @Nullable Header header = headers.lastHeader(NAME);
    return header == null || header.value() == null
        ? Optional.empty()
        : parse(new String(header.value(), StandardCharsets.US_ASCII));
  }

  /** A new trace, not sampled, with a span of its own; the same id always names the same trace. */
  public static TraceParent begin(UUID id) {
    return new TraceParent(traceId(id), span(), "00");
  }

  /** A UUID as the id of a trace. */
  public static String traceId(UUID id) {
    return hex(id.getMostSignificantBits()) + hex(id.getLeastSignificantBits());
  }

  private static String span() {
    long span = ThreadLocalRandom.current().nextLong();
    return hex(span == 0 ? 1 : span);
  }

  private static String hex(long bits) {
    String digits = Long.toHexString(bits).toLowerCase(Locale.ROOT);
    return "0".repeat(16 - digits.length()) + digits;
  }

  /** The header. */
  @Override
  public String toString() {
    return VERSION + "-" + traceId + "-" + parentId + "-" + flags;
  }
}

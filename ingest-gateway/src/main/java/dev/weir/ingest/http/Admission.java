package dev.weir.ingest.http;

import dev.weir.ingest.webhook.MediaType;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/** What can be said of a request before its body is read. */
final class Admission {
  /** No length was announced: the body comes in chunks. */
  static final long CHUNKED = -1;

  private final Routes routes;

  Admission(Routes routes) {
    this.routes = routes;
  }

  /** Where a request leads, or why it leads nowhere. */
  Routes.Target admit(HttpRequest head) {
    Optional<Answer> malformed = malformed(head);
    if (malformed.isPresent()) {
      return new Routes.Refused(malformed.get());
    }
    Routes.Target target = routes.resolve(head.method().name(), head.uri());
    if (target instanceof Routes.Webhook webhook) {
      Optional<Answer> refusal =
          unsupported(head.headers()).or(() -> tooLarge(head, webhook.endpoint().maxBodyBytes()));
      if (refusal.isPresent()) {
        return new Routes.Refused(refusal.get());
      }
    }
    return target;
  }

  /** The announced length in bytes, 0 if there is no body, or {@link #CHUNKED}. */
  static long announcedLength(HttpRequest head) {
    if (head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
      return CHUNKED;
    }
    String length = head.headers().get(HttpHeaderNames.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  static boolean expectsContinue(HttpRequest head) {
    return head.headers().contains(HttpHeaderNames.EXPECT)
        && head.protocolVersion().equals(HttpVersion.HTTP_1_1);
  }

  private static Optional<Answer> malformed(HttpRequest head) {
    if (head.decoderResult().isFailure()) {
      return Optional.of(
          Answer.badRequest("the request line or a header is malformed or too long"));
    }
    HttpHeaders headers = head.headers();
    HttpVersion version = head.protocolVersion();
    if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
      return Optional.of(Answer.badRequest("the protocol is neither HTTP/1.1 nor HTTP/1.0"));
    }
    int hosts = headers.getAll(HttpHeaderNames.HOST).size();
    if (hosts > 1 || (hosts == 0 && version.equals(HttpVersion.HTTP_1_1))) {
      return Optional.of(Answer.badRequest("there must be one Host header"));
    }
    return malformedFraming(headers);
  }

  private static Optional<Answer> malformedFraming(HttpHeaders headers) {
    List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
    boolean encoded = !encodings.isEmpty();
    if (encoded && headers.contains(HttpHeaderNames.CONTENT_LENGTH)) {
      return Optional.of(Answer.badRequest("both Content-Length and Transfer-Encoding are given"));
    }
    if (encoded && (encodings.size() > 1 || !encodings.get(0).equalsIgnoreCase("chunked"))) {
      return Optional.of(Answer.badRequest("the only Transfer-Encoding understood is chunked"));
    }
    List<String> expectations = headers.getAll(HttpHeaderNames.EXPECT);
    if (expectations.stream().anyMatch(value -> !value.equalsIgnoreCase("100-continue"))) {
      return Optional.of(Answer.badRequest("the only expectation understood is 100-continue"));
    }
    return Optional.empty();
  }

  private static Optional<Answer> unsupported(HttpHeaders headers) {
    if (headers.contains(HttpHeaderNames.CONTENT_ENCODING)) {
      return Optional.of(Answer.unsupportedContent("Encoded content is not taken."));
    }
    List<String> types = headers.getAll(HttpHeaderNames.CONTENT_TYPE);
    if (types.size() == 1) {
      MediaType type = MediaType.of(types.get(0));
      if (type.utf8() && (type.isJson() || type.isForm())) {
        return Optional.empty();
      }
    }
    return Optional.of(
        Answer.unsupportedContent("The content must be JSON or GitHub's form, in UTF-8."));
  }

  private static Optional<Answer> tooLarge(HttpRequest head, int maxBodyBytes) {
    return announcedLength(head) > maxBodyBytes
        ? Optional.of(Answer.tooLarge(maxBodyBytes))
        : Optional.empty();
  }
}

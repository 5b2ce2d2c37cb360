package dev.weir.ingest.webhook;

import dev.weir.identity.DeliveryIdentity;
import dev.weir.ingest.signature.HubSignature;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * GitHub's webhooks. The signature is over the bytes received; the delivery's body is those bytes,
 * except for a form, whose {@code payload} field it is. Pure and thread-safe.
 */
public final class GitHubWebhooks implements WebhookFormat {
  static final String SIGNATURE = "x-hub-signature-256";
  private static final String DEFAULT_INSTANCE = "github.com";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
  private static final Pattern DELIVERY_ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}");
  private static final int MAX_SCOPE_LENGTH = 300;
  private static final int MAX_HEADER_LENGTH = 500;
  private static final List<String> KEPT_HEADERS =
      List.of(
          "content-type",
          "user-agent",
          "x-github-event",
          "x-github-delivery",
          "x-github-hook-id",
          "x-github-hook-installation-target-id",
          "x-github-hook-installation-target-type",
          "x-github-enterprise-host",
          "x-github-enterprise-version");

  private final HubSignature signature;

  public GitHubWebhooks(HubSignature signature) {
    this.signature = signature;
  }

  @Override
  public Verdict judge(WebhookRequest request) {
    if (!signature.verifies(request.headers().all(SIGNATURE), request.body().bytes())) {
      return new Verdict.Unauthorized();
    }
    try {
      return new Verdict.Verified(delivery(request));
    } catch (MalformedRequestException e) {
      return new Verdict.Malformed(String.valueOf(e.getMessage()));
    }
  }

  private static Delivery delivery(WebhookRequest request) throws MalformedRequestException {
    RequestHeaders headers = request.headers();
    Optional<String> event = matching(headers, "x-github-event", NAME);
    Optional<String> sentId = matching(headers, "x-github-delivery", DELIVERY_ID);
    Body body = jsonBody(request);
    GitHubEnvelope envelope = GitHubEnvelope.in(body.bytes());
    String deliveryId = sentId.orElseGet(() -> sha256(body));
    return new Delivery(
        request.tenant(),
        request.source(),
        instance(envelope.repositoryUrl(), headers),
        scope(envelope.repository()).orElse(deliveryId),
        deliveryId,
        event.map(name -> eventType(name, envelope.action())).orElse(null),
        event.orElse(null),
        request.receivedAt(),
        keptHeaders(headers),
        TraceContext.in(
            headers,
            () ->
                DeliveryIdentity.of(
                    request.tenant(), request.source().id(), deliveryId, sha256(body))),
        body);
  }

  private static String sha256(Body body) {
    return HexFormat.of().formatHex(body.sha256());
  }

  private static Body jsonBody(WebhookRequest request) throws MalformedRequestException {
    boolean form =
        request
            .headers()
            .first("content-type")
            .map(MediaType::of)
            .filter(MediaType::isForm)
            .isPresent();
    return form ? new Body(FormPayload.in(request.body().bytes())) : request.body();
  }

  private static Optional<String> matching(RequestHeaders headers, String name, Pattern pattern)
      throws MalformedRequestException {
    List<String> values = headers.all(name);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.size() > 1 || !pattern.matcher(values.get(0)).matches()) {
      throw new MalformedRequestException("the header " + name + " is malformed or too long");
    }
    return Optional.of(values.get(0));
  }

  private static String eventType(String event, @Nullable String action) {
    return action != null && NAME.matcher(action).matches() ? event + "." + action : event;
  }

  private static Optional<String> scope(@Nullable String repository) {
    return Optional.ofNullable(repository)
        .filter(name -> !name.isBlank() && name.length() <= MAX_SCOPE_LENGTH)
        .map(name -> name.toLowerCase(Locale.ROOT));
  }

  /** The repository's own host, else what an Enterprise Server says of itself, else GitHub. */
  private static String instance(@Nullable String repositoryUrl, RequestHeaders headers) {
    return Optional.ofNullable(repositoryUrl)
        .flatMap(GitHubWebhooks::hostOf)
        .or(() -> headers.first("x-github-enterprise-host").map(GitHubWebhooks::withoutPort))
        .filter(host -> HOST.matcher(host).matches())
        .orElse(DEFAULT_INSTANCE)
        .toLowerCase(Locale.ROOT);
  }

  private static String withoutPort(String authority) {
    return authority.replaceFirst(":[0-9]+$", "");
  }

  private static Optional<String> hostOf(String url) {
    try {
      return Optional.ofNullable(new URI(url).getHost());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> keptHeaders(RequestHeaders headers) {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String name : KEPT_HEADERS) {
      headers
          .first(name)
          .filter(value -> value.length() <= MAX_HEADER_LENGTH)
          .ifPresent(value -> kept.put(name, value));
    }
    return kept;
  }
}

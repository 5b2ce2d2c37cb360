package dev.weir.ingest.http;

import dev.weir.ingest.webhook.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The gateway's paths: which tenant and source a request is for. Immutable and thread-safe. */
final class Routes {
  private static final String OPEN_API_METHODS = "GET, HEAD";
  private final String defaultTenant;
  private final Set<String> tenants;
  private final Map<Source, Endpoint> endpoints;

  Routes(String defaultTenant, Set<String> tenants, Map<Source, Endpoint> endpoints) {
    this.defaultTenant = defaultTenant;
    this.tenants = Set.copyOf(tenants);
    this.endpoints = Map.copyOf(endpoints);
  }

  /** Where a request leads. */
  sealed interface Target {}

  /** A webhook of a source that is on. */
  record Webhook(String tenant, Source source, Endpoint endpoint) implements Target {}

  /** The description of the interface. */
  record OpenApi() implements Target {}

  /** Nowhere. */
  record Refused(Answer answer) implements Target {}

  Target resolve(String method, String target) {
    Optional<List<String>> path = PathSegments.of(target);
    if (path.isEmpty()) {
      return new Refused(Answer.badRequest("the request target is malformed"));
    }
    if (path.get().equals(List.of("openapi.json"))) {
      return method.equals("GET") || method.equals("HEAD")
          ? new OpenApi()
          : new Refused(Answer.methodNotAllowed(OPEN_API_METHODS));
    }
    Optional<Target> webhook = webhook(path.get());
    if (webhook.isEmpty()) {
      return new Refused(Answer.notFound());
    }
    return method.equals("POST") ? webhook.get() : new Refused(Answer.methodNotAllowed("POST"));
  }

  private Optional<Target> webhook(List<String> path) {
    if (path.size() == 2 && path.get(0).equals("webhooks")) {
      return webhook(defaultTenant, path.get(1));
    }
    if (path.size() == 4 && path.get(0).equals("tenants") && path.get(2).equals("webhooks")) {
      return webhook(path.get(1), path.get(3));
    }
    return Optional.empty();
  }

  private Optional<Target> webhook(String tenant, String sourceName) {
    if (!tenants.contains(tenant)) {
      return Optional.empty();
    }
    return Source.named(sourceName)
        .flatMap(
            source ->
                Optional.ofNullable(endpoints.get(source))
                    .map(endpoint -> new Webhook(tenant, source, endpoint)));
  }
}

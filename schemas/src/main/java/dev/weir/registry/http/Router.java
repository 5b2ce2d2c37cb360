package dev.weir.registry.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the route of a method and a path such as {@code /subjects/{subject}/versions}. */
final class Router {
  private final List<Route> routes = new ArrayList<>();

  private record Route(String method, List<String> pattern, Function<Call, Reply> action) {}

  /** What a path leads to: an action, or only the methods that it knows, none if it is unknown. */
  record Match(Optional<Action> action, List<String> allowed) {}

  /** An action with the parameters that its path gave. */
  record Action(Function<Call, Reply> action, Map<String, String> parameters) {
    Reply run(Map<String, String> query, JsonNode body) {
      return action.apply(new Call(parameters, query, body));
    }
  }

  Router on(String method, String path, Function<Call, Reply> action) {
    routes.add(new Route(method, segments(path), action));
    return this;
  }

  /**
   * Matches a raw path.
   *
   * @throws IllegalArgumentException for a path that is not properly encoded
   */
  Match match(String method, String rawPath) {
    List<String> path = segments(rawPath);
    List<String> allowed = new ArrayList<>();
    for (Route route : routes) {
      Optional<Map<String, String>> parameters = parameters(route.pattern(), path);
      if (parameters.isPresent() && route.method().equals(method)) {
        return new Match(Optional.of(new Action(route.action(), parameters.get())), List.of());
      }
      parameters.ifPresent(p -> allowed.add(route.method()));
    }
    return new Match(Optional.empty(), allowed);
  }

  static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).toList();
  }

  private static Optional<Map<String, String>> parameters(List<String> pattern, List<String> path) {
    if (pattern.size() != path.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      if (expected.startsWith("{")) {
        parameters.put(expected.substring(1, expected.length() - 1), decoded(path.get(i)));
      } else if (!expected.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}

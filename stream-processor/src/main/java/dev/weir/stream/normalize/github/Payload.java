package dev.weir.stream.normalize.github;

import dev.weir.stream.normalize.FactCollector;
import dev.weir.stream.normalize.Links;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.Set;

/**
 * What the facts of one delivery are mined from.
 *
 * @param repository full name of the top-level repository
 * @param event without the action; empty where unknown
 * @param instance host of the tool
 */
record Payload(
    JsonObject root,
    String repository,
    String event,
    String instance,
    Links links,
    FactCollector facts) {
  String action() {
    return root.textOrEmpty("action");
  }

  /** Subject of an issue or pull request. */
  String numbered(long number) {
    return repository + "#" + number;
  }

  /** External ids that a text names. */
  Set<String> namesIn(String text) {
    return links.inText(text, instance, repository);
  }
}

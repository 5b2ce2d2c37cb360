package dev.weir.stream.valuestream;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads the services. */
final class ServicesSection {
  private static final Set<String> KEYS = Set.of("id", "repository", "paths", "production");
  private static final List<String> ALL_PATHS = List.of("**");

  private ServicesSection() {}

  /**
   * @param fallback production of a repository, where a service tells none of its own
   */
  static List<Service> read(Mapping file, Function<String, Production> fallback) {
    List<Service> services = new ArrayList<>();
    file.eachOf(
        "services",
        (path, node) -> {
          Mapping given = Mapping.of(node, path, file.problems(), KEYS);
          String id = given.text("id");
          if (!id.isEmpty() && services.stream().anyMatch(before -> before.id().equals(id))) {
            file.problems().add(given.at("id"), "service \"" + id + "\" is given twice");
          }
          services.add(service(id, given, fallback));
        });
    return services;
  }

  private static Service service(String id, Mapping given, Function<String, Production> fallback) {
    String repository = given.text("repository");
    if (!repository.isEmpty() && (!repository.contains("/") || repository.contains("*"))) {
      given
          .problems()
          .add(
              given.at("repository"),
              given.path("repository") + " must be a full name such as acme/shop");
    }
    return new Service(
        id,
        repository,
        Globs.ofPaths(given.texts("paths", ALL_PATHS)),
        RulesSection.production(given, fallback.apply(repository)));
  }
}

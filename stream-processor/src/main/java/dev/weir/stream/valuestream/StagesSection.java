package dev.weir.stream.valuestream;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the stages: the ids of the model in its order; kinds and limits are the user's. */
final class StagesSection {
  private static final Set<String> KEYS = Set.of("id", "kind", "wip_limit");

  private StagesSection() {}

  static List<Stage> read(Mapping file, List<Stage> fallback) {
    if (!file.has("stages")) {
      return fallback;
    }
    List<Stage> stages = new ArrayList<>();
    file.eachOf(
        "stages",
        (path, node) -> stages.add(stage(Mapping.of(node, path, file.problems(), KEYS), stages)));
    List<String> ids = stages.stream().map(Stage::id).toList();
    if (!ids.equals(Stage.IDS) && !ids.contains("")) {
      file.problems()
          .add(
              file.at("stages"),
              "stages must be these eight, in this order: " + String.join(", ", Stage.IDS));
    }
    return stages;
  }

  private static Stage stage(Mapping given, List<Stage> before) {
    String id = given.text("id");
    if (!id.isEmpty() && !Stage.IDS.contains(id)) {
      given
          .problems()
          .add(given.at("id"), "there is no stage \"" + id + "\"" + Suggestion.of(id, Stage.IDS));
    }
    if (!given.has("kind")) {
      given.problems().add(given.node(), given.path("kind") + " is missing");
    }
    if (!id.isEmpty() && before.stream().anyMatch(stage -> stage.id().equals(id))) {
      given.problems().add(given.at("id"), "stage \"" + id + "\" is given twice");
    }
    return new Stage(
        id,
        given.oneOf("kind", Stage.Kind.class, Stage.Kind.WAIT),
        given.integer("wip_limit", 1, 1_000_000),
        before.size() + 1);
  }
}

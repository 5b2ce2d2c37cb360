package dev.weir.stream.valuestream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One text for all spellings of the same value stream. What has no value is left out. */
final class CanonicalForm {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private CanonicalForm() {}

  static String of(ValueStream stream) {
    try {
      return JSON.writeValueAsString(tree(stream));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts, numbers, lists and maps can be written", e);
    }
  }

  private static Map<String, Object> tree(ValueStream stream) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("version", 1);
    tree.put("stages", stream.stages().stream().map(CanonicalForm::stage).toList());
    tree.put("rules", rules(stream.rules()));
    tree.put("item_types", stream.itemTypes().stream().map(CanonicalForm::itemType).toList());
    tree.put("teams", stream.teams().stream().map(CanonicalForm::team).toList());
    tree.put("projects", stream.projects());
    tree.put("services", stream.services().stream().map(CanonicalForm::service).toList());
    tree.put("aliases", stream.aliases());
    tree.put("instances", stream.instances());
    return tree;
  }

  private static Map<String, Object> stage(Stage stage) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("id", stage.id());
    tree.put("kind", id(stage.kind()));
    putIfGiven(tree, "wip_limit", stage.wipLimit());
    return tree;
  }

  private static Map<String, Object> rules(Rules rules) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("done_on", id(rules.doneOn()));
    tree.put("start_on", id(rules.startOn()));
    tree.put("approved", id(rules.approved()));
    tree.put("min_approvals", rules.minApprovals());
    tree.put("required_runs", rules.requiredRuns().patterns());
    tree.put("blocked_labels", rules.blockedLabels());
    tree.put("incident_labels", rules.incidentLabels());
    tree.put("hotfix", hotfix(rules.hotfix()));
    tree.put("ignore_paths", rules.ignorePaths().patterns());
    tree.put("landing_branches", rules.landingBranches().patterns());
    tree.put("first_deployment_window", rules.firstDeploymentWindow().toString());
    tree.put("incident_window", rules.incidentWindow().toString());
    tree.put("stale_after", rules.staleAfter().toString());
    tree.put("production", production(rules.production()));
    tree.put("status_map", rules.statusMap());
    tree.put("bots", rules.bots().patterns());
    return tree;
  }

  private static Map<String, List<String>> hotfix(Hotfix hotfix) {
    return Map.of("labels", hotfix.labels(), "branches", hotfix.branches().patterns());
  }

  private static Map<String, Object> production(Production production) {
    return Map.of("members", production.members(), "done_when", id(production.doneWhen()));
  }

  private static Map<String, Object> itemType(ItemType type) {
    return Map.of(
        "id", type.id(),
        "labels", type.labels(),
        "types", type.types(),
        "prefixes", type.prefixes(),
        "as", id(type.as()));
  }

  private static Map<String, Object> team(Team team) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("id", team.id());
    tree.put("name", team.name());
    tree.put("description", team.description());
    putIfGiven(tree, "wip_limit", team.wipLimit());
    putIfGiven(tree, "target_flow_time", team.targetFlowTime());
    putIfGiven(tree, "target_flow_efficiency_percent", team.targetFlowEfficiencyPercent());
    tree.put("owns", owns(team.owns()));
    tree.put("rules", rules(team.rules()));
    return tree;
  }

  private static Map<String, Object> owns(Ownership owns) {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("repositories", owns.repositories().patterns());
    tree.put("projects", owns.projects());
    tree.put("services", owns.services());
    putIfGiven(tree, "from", owns.from());
    putIfGiven(tree, "until", owns.until());
    return tree;
  }

  private static Map<String, Object> service(Service service) {
    return Map.of(
        "id", service.id(),
        "repository", service.repository(),
        "paths", service.paths().patterns(),
        "production", production(service.production()));
  }

  private static void putIfGiven(Map<String, Object> tree, String key, @Nullable Object value) {
    if (value != null) {
      tree.put(key, value instanceof Integer ? value : value.toString());
    }
  }

  private static String id(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

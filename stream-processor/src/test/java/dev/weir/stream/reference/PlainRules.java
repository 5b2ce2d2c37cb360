package dev.weir.stream.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of a team, as plain values of a value-stream file over the defaults. */
final class PlainRules {
  private static final Map<String, Object> DEFAULTS =
      Map.ofEntries(
          Map.entry("done_on", "deployment"),
          Map.entry("start_on", "none"),
          Map.entry("approved", "code_review"),
          Map.entry("min_approvals", 1),
          Map.entry("required_runs", List.of("*")),
          Map.entry("blocked_labels", List.of("blocked")),
          Map.entry("incident_labels", List.of("incident")),
          Map.entry("hotfix", Map.of("labels", List.of("hotfix"), "branches", List.of("hotfix/*"))),
          Map.entry("ignore_paths", List.of()),
          Map.entry("landing_branches", List.of()),
          Map.entry("first_deployment_window", "30d"),
          Map.entry("incident_window", "24h"),
          Map.entry(
              "production",
              Map.of("members", List.of("production", "prod", "live"), "done_when", "any")),
          Map.entry("status_map", Map.of()),
          Map.entry("bots", List.of("*[bot]", "bot:*")));

  private final Map<String, Object> values;

  private PlainRules(Map<String, Object> values) {
    this.values = values;
  }

  static PlainRules defaults() {
    return new PlainRules(DEFAULTS);
  }

  /** These, where others say nothing. */
  PlainRules under(@Nullable Map<String, Object> others) {
    Map<String, Object> both = new LinkedHashMap<>(values);
    both.putAll(others == null ? Map.of() : others);
    return new PlainRules(both);
  }

  String doneOn() {
    return text("done_on");
  }

  boolean startOnAssign() {
    return text("start_on").equals("assign");
  }

  boolean approvedTests() {
    return text("approved").equals("testing");
  }

  int minApprovals() {
    return Integer.parseInt(text("min_approvals"));
  }

  boolean requires(String run) {
    return PlainGlob.anyName(list("required_runs"), run);
  }

  boolean blocks(String label) {
    return list("blocked_labels").stream().anyMatch(label::equalsIgnoreCase);
  }

  boolean isIncident(String label) {
    return list("incident_labels").stream().anyMatch(label::equalsIgnoreCase);
  }

  boolean isHotfixLabel(String label) {
    return strings(map("hotfix").get("labels")).stream().anyMatch(label::equalsIgnoreCase);
  }

  boolean isHotfixBranch(String branch) {
    return PlainGlob.anyPath(strings(map("hotfix").get("branches")), branch);
  }

  boolean ignores(String path) {
    return PlainGlob.anyPath(list("ignore_paths"), path);
  }

  boolean isLandingBranch(String branch) {
    return PlainGlob.anyPath(list("landing_branches"), branch);
  }

  boolean isBot(String login, String type) {
    return type.equalsIgnoreCase("bot") || PlainGlob.anyName(list("bots"), login);
  }

  Duration firstDeploymentWindow() {
    return duration("first_deployment_window");
  }

  Duration incidentWindow() {
    return duration("incident_window");
  }

  Map<String, Object> production() {
    return map("production");
  }

  /** The stage that a status maps to. */
  @Nullable PlainStage stageOf(String status) {
    return map("status_map").entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(status))
        .map(entry -> PlainStage.named(String.valueOf(entry.getValue())))
        .findFirst()
        .orElse(null);
  }

  private Duration duration(String name) {
    String text = text(name);
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return text.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
  }

  private String text(String name) {
    return String.valueOf(Objects.requireNonNull(values.get(name)));
  }

  private List<String> list(String name) {
    return strings(values.get(name));
  }

  @SuppressWarnings("unchecked") // the file's maps have texts as keys
  private Map<String, Object> map(String name) {
    return (Map<String, Object>) Objects.requireNonNull(values.get(name));
  }

  static List<String> strings(@Nullable Object list) {
    List<String> strings = new ArrayList<>();
    if (list instanceof List<?> values) {
      values.forEach(value -> strings.add(String.valueOf(value)));
    }
    return strings;
  }
}

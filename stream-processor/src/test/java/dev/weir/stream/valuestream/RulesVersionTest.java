package dev.weir.stream.valuestream;

import static dev.weir.stream.valuestream.Reading.file;
import static dev.weir.stream.valuestream.Reading.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesVersionTest {
  /** A file in which every key has a value that is not its default. */
  private static final List<String> FULL =
      List.of(
          "stages:",
          "  - {id: backlog, kind: wait, wip_limit: 99}",
          "  - {id: design, kind: wait, wip_limit: 6}",
          "  - {id: development, kind: active}",
          "  - {id: code_review, kind: wait}",
          "  - {id: testing, kind: active}",
          "  - {id: deployment_approval, kind: wait}",
          "  - {id: deployment, kind: active}",
          "  - {id: production, kind: done}",
          "rules:",
          "  done_on: merge",
          "  start_on: assign",
          "  approved: testing",
          "  min_approvals: 2",
          "  required_runs: [build]",
          "  blocked_labels: [stuck]",
          "  incident_labels: [outage]",
          "  hotfix:",
          "    labels: [hot]",
          "    branches: [hot/x]",
          "  ignore_paths: [docs/x]",
          "  landing_branches: [release/x]",
          "  first_deployment_window: 31d",
          "  incident_window: 25h",
          "  stale_after: 61d",
          "  production:",
          "    members: [eu]",
          "    done_when: all",
          "  status_map:",
          "    Doing: development",
          "  bots: [robot]",
          "item_types:",
          "  odd:",
          "    labels: [l]",
          "    types: [t]",
          "    prefixes: [p]",
          "    as: fold",
          "teams:",
          "  - id: team-1",
          "    name: Team One",
          "    description: Does things",
          "    wip_limit: 21",
          "    target_flow_time: 97h",
          "    target_flow_efficiency_percent: 41",
          "    owns:",
          "      repositories: [acme/shop]",
          "      projects: [PUB]",
          "      services: [shop]",
          "      from: 2026-01-01T00:00:00Z",
          "      until: 2027-01-01T00:00:00Z",
          "    rules:",
          "      done_on: tag",
          "projects:",
          "  jira: [PUB]",
          "services:",
          "  - id: shop",
          "    repository: acme/shop",
          "    paths: [api/x]",
          "    production: {members: [us]}",
          "aliases:",
          "  acme/old: acme/shop",
          "instances:",
          "  git.example: internal");

  private static String version(List<String> lines) {
    return valid("version: 1\n" + String.join("\n", lines)).rulesVersion();
  }

  @Test
  void shouldFreezeTheVersionOfTheBuiltInValueStream() {
    assertThat(ValueStream.builtIn().rulesVersion())
        .as("rows in every database carry it: it changes with the rules and never by accident")
        .isEqualTo("db9ff4fb65991c8b0e75c9e7ef4a91b486617ca8f3a345514d8478dc7d8888b0");
  }

  @Test
  void shouldChangeWithEveryValue() {
    Set<String> versions = new HashSet<>(Set.of(version(FULL)));
    for (int line = 0; line < FULL.size(); line++) {
      if (!FULL.get(line).endsWith(":")) {
        List<String> lines = new ArrayList<>(FULL);
        lines.set(line, changed(FULL.get(line)));
        assertThat(versions.add(version(lines))).as(lines.get(line)).isTrue();
      }
    }
  }

  /** The line with another value of the same type; a line without value is left alone. */
  private static String changed(String line) {
    return line.replaceFirst("wip_limit: 99", "wip_limit: 98")
        .replaceFirst("kind: (wait|active)(, wip_limit: 6)?}$", "kind: done}")
        .replaceFirst("kind: done}$", "kind: done, wip_limit: 7}")
        .replaceFirst(": (merge|tag)$", ": close")
        .replaceFirst(": assign$", ": none")
        .replaceFirst("approved: testing$", "approved: code_review")
        .replaceFirst(": development$", ": testing")
        .replaceFirst(": all$", ": any")
        .replaceFirst(": fold$", ": ignore")
        .replaceFirst("([0-9])([dh]?)$", "9$2")
        .replaceFirst("(jira|projects): \\[PUB]", "$1: [USER]")
        .replaceFirst("\\[([a-z/]+)]", "[$1z]")
        .replaceFirst("([:] )2026-01-01|(until: )2027-01-01", "$1$22026-06-06")
        .replaceFirst(": (Team One|Does things|internal|acme/shop|shop|team-1)$", ": $1z");
  }

  @Test
  void shouldNotChangeWithTheOrderOfKeysOrWithComments() {
    ValueStream one =
        file(
            "rules: {done_on: merge, stale_after: 24h}",
            "teams: [{id: a, name: a, owns: {repositories: [acme/shop]}}]");
    ValueStream other =
        valid(
            """
            # a comment
            teams:
              - owns:
                  repositories: ["acme/shop"]   # quoted
                id: a
            rules: {stale_after: 1d, done_on: merge, min_approvals: 1}
            version: 1
            """);
    assertThat(other.canonical()).isEqualTo(one.canonical());
    assertThat(other.rulesVersion()).isEqualTo(one.rulesVersion());
  }

  @Test
  void shouldChangeWithTheOrderOfTypesBecauseTheFirstMatchHolds() {
    assertThat(file("item_types: {a: {}, b: {}}").rulesVersion())
        .isNotEqualTo(file("item_types: {b: {}, a: {}}").rulesVersion());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"version\":1", "\"stale_after\":\"PT1440H\"", "\"done_on\":\"deployment\""})
  void shouldWriteCanonicalJson(String part) {
    assertThat(ValueStream.builtIn().canonical()).startsWith("{\"aliases\":{}").contains(part);
  }
}

package dev.weir.stream.valuestream;

import static dev.weir.stream.valuestream.Reading.file;
import static dev.weir.stream.valuestream.Reading.problems;
import static dev.weir.stream.valuestream.Reading.told;
import static dev.weir.stream.valuestream.Reading.valid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.valuestream.ValueStreamReading.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueStreamReaderTest {
  @Test
  void shouldReadTheExampleOfTheContract() throws IOException {
    ValueStream read = valid(example());
    assertThat(read.teams()).extracting(Team::id).containsExactly("content-apis");
    assertThat(read.teams().get(0).targetFlowTime()).isEqualTo(Duration.ofHours(96));
    assertThat(read.rulesFor("content-apis").landingBranches().patterns())
        .containsExactly("release/*");
    assertThat(read.ticketProjects()).containsExactlyInAnyOrder("PUB", "USER");
    assertThat(read.services()).extracting(Service::id).containsExactly("shop-api");
    assertThat(read.aliases()).containsEntry("acme/old-name", "acme/shop");
  }

  @Test
  void shouldHaveTheExamplesDefaultsBuiltIn() throws IOException {
    ValueStream read = valid(example());
    ValueStream builtIn = ValueStream.builtIn();
    assertThat(builtIn.rules()).isEqualTo(read.rules());
    assertThat(builtIn.stages()).isEqualTo(read.stages());
    assertThat(builtIn.itemTypes()).isEqualTo(read.itemTypes());
    assertThat(builtIn.teams()).isEmpty();
    assertThat(builtIn.ticketProjects()).isEmpty();
    assertThat(builtIn.services()).isEmpty();
    assertThat(builtIn.aliases()).isEmpty();
  }

  private static String example() throws IOException {
    String payloads = System.getenv("WEIR_PAYLOADS");
    Assumptions.assumeTrue(payloads != null, "WEIR_PAYLOADS does not name a folder: skipped");
    Path example = Path.of(payloads).resolveSibling("value-stream.example.yaml");
    Assumptions.assumeTrue(Files.exists(example), example + " is not there: skipped");
    return Files.readString(example);
  }

  @Test
  void shouldGiveEveryRuleInTheBuiltInFile() {
    assertThat(BuiltIn.text()).contains(RulesSection.KEYS);
  }

  @Test
  void shouldFillInDefaults() {
    assertThat(file()).isEqualTo(ValueStream.builtIn());
    assertThat(file("rules: {production: {done_when: all}}").rules().production())
        .isEqualTo(new Production(List.of("production", "prod", "live"), Production.DoneWhen.ALL));
  }

  @Test
  void shouldMergeTheRulesOfATeamOverTheDefaults() {
    ValueStream read =
        file(
            "rules: {done_on: merge, min_approvals: 2}",
            "teams: [{id: a, rules: {done_on: release}}, {id: b}]");
    assertThat(read.rulesFor("a").doneOn()).isEqualTo(DoneOn.RELEASE);
    assertThat(read.rulesFor("a").minApprovals()).isEqualTo(2);
    assertThat(read.rulesFor("b").doneOn()).isEqualTo(DoneOn.MERGE);
    assertThat(read.rulesFor("acme/unknown")).isEqualTo(read.rules());
  }

  @ParameterizedTest
  @CsvSource({"30d, P30D", "24h, PT24H", "15m, PT15M", "90s, PT90S"})
  void shouldReadDurations(String written, Duration duration) {
    assertThat(file("rules: {stale_after: " + written + "}").rules().staleAfter())
        .isEqualTo(duration);
  }

  @Test
  void shouldReadThePeriodOfAnOwnership() {
    ValueStream read =
        file(
            "teams:",
            "- {id: old, owns: {repositories: [acme/shop], until: 2026-01-01T00:00:00Z}}",
            "- {id: new, owns: {repositories: [acme/shop], from: 2026-01-01T00:00:00Z}}");
    assertThat(read.teamOf("acme/shop")).isEqualTo("new");
    assertThat(read.teamOf("acme/shop", Instant.parse("2025-12-31T23:59:59Z"))).isEqualTo("old");
    assertThat(read.teamOf("acme/shop", Instant.parse("2026-01-01T00:00:00Z"))).isEqualTo("new");
  }

  @Test
  void shouldTellUnknownKeysWithTheirPlaceAndASuggestion() {
    assertThat(
            told(
                "rulez: {}",
                "rules:",
                "  doneon: merge",
                "  hotfix: {lables: [x]}",
                "teams:",
                "  - id: a",
                "    owns: {repos: [acme/shop]}",
                "    colour: green"))
        .containsExactly(
            "line 2, column 1: unknown key rulez; did you mean \"rules\"?",
            "line 4, column 3: unknown key rules.doneon; did you mean \"done_on\"?",
            "line 5, column 12: unknown key rules.hotfix.lables; did you mean \"labels\"?",
            "line 8, column 12: unknown key teams[0].owns.repos",
            "line 9, column 5: unknown key teams[0].colour");
  }

  @Test
  void shouldTellWrongValuesAllAtOnce() {
    assertThat(
            told(
                "rules:",
                "  done_on: deploy",
                "  min_approvals: many",
                "  stale_after: 2 weeks",
                "  blocked_labels: blocked",
                "  bots: [1, null]",
                "  production: [prod]",
                "  status_map: {In Review: code_reviews}",
                "teams: {id: a}"))
        .containsExactly(
            "line 3, column 12: rules.done_on must be one of deployment, release, tag, merge,"
                + " close, not \"deploy\"",
            "line 4, column 18: rules.min_approvals must be a whole number, not \"many\"",
            "line 5, column 16: rules.stale_after is no duration: \"2 weeks\"; write a number and"
                + " a unit, such as 30d, 24h, 15m or 30s, up to 3650d",
            "line 6, column 19: rules.blocked_labels must be a list, not \"blocked\"",
            "line 7, column 10: rules.bots[0] must be a text; write it in quotes: \"1\"",
            "line 7, column 13: rules.bots[1] must be a text, not empty",
            "line 8, column 15: rules.production must be a mapping, not a list",
            "line 9, column 27: rules.status_map.In Review: there is no stage \"code_reviews\";"
                + " did you mean \"code_review\"?",
            "line 10, column 8: teams must be a list, not a mapping");
  }

  @ParameterizedTest
  @CsvSource({"0d", "d", "1w", "-1d", "1.5h", "3651d", "9999999999s", "1 d", "P1D", "30"})
  void shouldRefuseWhatIsNoDuration(String written) {
    assertThat(told("rules: {stale_after: '" + written + "'}")).hasSize(1);
  }

  @Test
  void shouldTellDuplicates() {
    assertThat(
            told(
                "rules: {done_on: merge, done_on: tag, bots: [x, x]}",
                "teams:",
                "- {id: a, owns: {repositories: [acme/shop, Acme/Shop, acme/till]}}",
                "- {id: a, owns: {repositories: [acme/till]}}",
                "services: [{id: s, repository: a/b}, {id: s, repository: a/c}]"))
        .containsExactly(
            "line 2, column 25: rules.done_on is given twice",
            "line 2, column 49: rules.bots[1] is given twice: \"x\"",
            "line 4, column 33: teams[0].owns.repositories[0]: \"acme/shop\" is owned twice by this"
                + " team",
            "line 4, column 44: teams[0].owns.repositories[1]: \"Acme/Shop\" is owned twice by this"
                + " team",
            "line 5, column 8: team \"a\" is given twice",
            "line 5, column 33: teams[1].owns.repositories[0]: \"acme/till\" is already owned by"
                + " team \"a\"",
            "line 6, column 43: service \"s\" is given twice");
  }

  @Test
  void shouldAskForTheStagesOfTheModel() {
    assertThat(told("stages:", "- {id: backlog, kind: wait}", "- {id: desing, kind: busy}"))
        .containsExactly(
            "line 3, column 1: stages must be these eight, in this order: backlog, design,"
                + " development, code_review, testing, deployment_approval, deployment, production",
            "line 4, column 8: there is no stage \"desing\"; did you mean \"design\"?",
            "line 4, column 22: stages[1].kind must be one of wait, active, done, not \"busy\"");
  }

  @Test
  void shouldTellWhatElseCannotBe() {
    assertThat(
            told(
                "projects: {jira: [pub], trello: []}",
                "services: [{id: s, repository: acme/*}]",
                "aliases: {a/b: c/d, c/d: a/b}",
                "instances: {one.example: gh, two.example: gh}",
                "sources: {mine: {}}",
                "item_types: {Bug: {as: counted}}",
                "teams: [{name: x, owns: {repositories: [shop], from: 2026}}]"))
        .containsExactly(
            "line 2, column 19: projects.jira[0] must be a project's key, upper case, such as PUB,"
                + " not \"pub\"",
            "line 2, column 25: unknown key projects.trello",
            "line 3, column 32: services[0].repository must be a full name such as acme/shop",
            "line 4, column 11: aliases.a/b leads back to itself",
            "line 4, column 21: aliases.c/d leads back to itself",
            "line 5, column 43: the short name \"gh\" is given to two instances",
            "line 6, column 11: sources.mine: generic sources are not read by this version",
            "line 7, column 14: item_types.Bug: the id of a type has lower-case letters, digits"
                + " and _, and is not \"unknown\"",
            "line 7, column 24: item_types.Bug.as must be one of count, fold, ignore, not"
                + " \"counted\"; did you mean \"count\"?",
            "line 8, column 9: teams[0].id is missing",
            "line 8, column 41: teams[0].owns.repositories[0] must be a full name such as"
                + " acme/shop, or a glob such as acme/*",
            "line 8, column 54: teams[0].owns.from is no instant: \"2026\"; write"
                + " 2026-01-31T00:00:00Z");
  }

  @Test
  void shouldAskForTheVersion() {
    assertThat(problems("rules: {}"))
        .containsExactly(new Problem(1, 1, "version is missing; write: version: 1"));
    assertThat(problems("version: 2"))
        .containsExactly(new Problem(1, 10, "version must be 1, the only one there is, not 2"));
  }

  @Test
  void shouldTellWhereTheFileIsNoYaml() {
    assertThat(problems("version: 1\nrules: {done_on: merge\nteams: []"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.message()).startsWith("not YAML: ");
            });
    assertThat(problems("version: 1\nrules: {a: \u0007}"))
        .containsExactly(new Problem(2, 12, "not YAML: the character U+0007 is not allowed"));
    assertThat(problems("")).extracting(Problem::message).first().asString().contains("is empty");
    assertThat(problems("- a"))
        .containsExactly(
            new Problem(1, 1, "the file must be a mapping, not a list"),
            new Problem(1, 1, "version is missing; write: version: 1"));
  }

  @Test
  void shouldBoundWhatAFileMayAskFor() {
    StringBuilder bomb = new StringBuilder("a: &a [x, x]\n");
    for (char c = 'b'; c < 'z'; c++) {
      String before = String.valueOf((char) (c - 1));
      bomb.append(c).append(": &").append(c).append(" [*").append(before).append(", *");
      bomb.append(before).append(", *").append(before).append("]\n");
    }
    assertThat(problems(bomb.toString())).singleElement().asString().contains("aliases");
    assertThat(problems("a: " + "[".repeat(100_000)))
        .containsExactly(new Problem(1, 23, "nested deeper than 20 levels"));
    assertThat(problems("a: " + "x".repeat(2_000_000)))
        .containsExactly(new Problem(1, 1, "the file has more than 1048576 characters"));
    assertThat(problems("version: 1\nrules: &r\n  hotfix: *r")).isNotEmpty();
    assertThat(problems("version: 1\n" + "x: 1\ny: 2\n".repeat(1_000))).hasSize(100);
  }
}

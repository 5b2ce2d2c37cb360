package dev.weir.standalone.doctor.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.standalone.doctor.suggest.Seen.Name;
import dev.weir.standalone.doctor.suggest.Seen.Place;
import dev.weir.stream.valuestream.Team;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalTest {
  private static final String NOTHING_YET = "version: 1\n";

  private static final String OWN =
      """
      version: 1
      rules: {min_approvals: 2, first_deployment_window: 14d, status_map: {"In QA": testing}}
      teams:
        - id: pay
          name: "Payments: the tills"
          owns: {repositories: ["acme/pay-*"], from: "2026-01-01T00:00:00Z"}
          rules:
            status_map: {Doing: development}
            production: {members: [till], done_when: all}
            bots: [robby]
      services:
        - {id: till, repository: acme/pay-till, paths: ["till/**"], production: {members: [till]}}
      aliases: {"acme/old": acme/pay-api}
      """;

  private static final Seen SEEN =
      new Seen(
          List.of(
              new Name("acme/pay-api", 40),
              new Name("acme/Pay-Till", 12),
              new Name("acme/shop-web", 9),
              new Name("acme/shop-api", 7),
              new Name("other/shop-x", 6),
              new Name("other/shop-y", 6),
              new Name("acme/2026", 3),
              new Name("acme/true", 2)),
          List.of(
              new Name("kind/bug", 5),
              new Name("On hold", 4),
              new Name("sev-1", 3),
              new Name("hotfix: now", 2),
              new Name("good first issue", 8),
              new Name("a \"quoted\": label # bug", 1)),
          List.of(new Name("Epic", 2), new Name("Spike", 4), new Name("Zeitgeist", 1)),
          List.of(
              new Name("Todo", 9),
              new Name("In Progress", 8),
              new Name("In QA", 5),
              new Name("Ready for review", 4),
              new Name("Zur Abnahme", 2),
              new Name("yes", 1)),
          List.of(new Name("ada", 30), new Name("acme-ci", 4), new Name("robby-bot", 2)),
          List.of(
              new Place("acme/pay-till", "prod-eu", 7),
              new Place("acme/pay-api", "production", 6),
              new Place("acme/shop-web", "live-us", 5),
              new Place("acme/shop-web", "staging", 25),
              new Place("acme/shop-web", "preprod", 3)),
          List.of(
              new Place("acme/shop-web", "release/1.2", 3),
              new Place("acme/shop-web", "release/1.3", 2),
              new Place("acme/pay-api", "feature/big", 2)));

  private static ValueStream read(String text) {
    ValueStreamReading reading = ValueStreamReader.read(text);
    assertThat(reading).as(text).isInstanceOf(ValueStreamReading.Valid.class);
    return ((ValueStreamReading.Valid) reading).valueStream();
  }

  @ParameterizedTest
  @ValueSource(strings = {NOTHING_YET, OWN})
  void shouldLeaveNothingUnmapped(String current) {
    assertThat(Unmapped.of(SEEN, read(current)).isEmpty()).isFalse();
    String text = Proposal.of(SEEN, current);
    assertThat(Unmapped.of(SEEN, read(text)).inWords()).as(text).isEmpty();
    assertThat(Proposal.of(SEEN, text)).contains("nothing is missing");
  }

  @Test
  void shouldKeepWhatTheFileSays() {
    ValueStream kept = read(Proposal.of(SEEN, OWN));
    assertThat(kept.rules().minApprovals()).isEqualTo(2);
    assertThat(kept.aliases()).containsEntry("acme/old", "acme/pay-api");
    Team pay = kept.teams().get(0);
    assertThat(pay.name()).isEqualTo("Payments: the tills");
    assertThat(pay.rules().statusMap()).containsEntry("Doing", "development");
    assertThat(pay.rules().bots().patterns()).contains("robby", "acme-ci");
    assertThat(kept.servicesOf("acme/pay-till").get(0).production().members())
        .containsExactly("till", "prod-eu");
    assertThat(kept.rules().production().members())
        .containsExactly("production", "prod", "live", "live-us");
  }

  @Test
  void shouldChangeNothingWhereNothingWasSeen() {
    Seen nothing =
        new Seen(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    for (String current : new String[] {NOTHING_YET, OWN}) {
      assertThat(read(Proposal.of(nothing, current)).rulesVersion())
          .isEqualTo(read(current).rulesVersion());
    }
  }

  @Test
  void shouldPutRepositoriesTogetherWhoseNamesBeginAlike() {
    ValueStream stream = read(Proposal.of(SEEN, NOTHING_YET));
    assertThat(stream.teamOf("acme/shop-api")).isEqualTo("shop");
    assertThat(stream.teamOf("acme/shop-web")).isEqualTo("shop");
    assertThat(stream.teamOf("other/shop-x")).isEqualTo("other-shop");
    assertThat(stream.teamOf("acme/true")).isEqualTo("true");
  }

  @Test
  void shouldTellOfEachBlockHowOftenItWasSeen() {
    assertThat(Proposal.of(SEEN, NOTHING_YET))
        .contains(
            "# acme/shop-web: 9 items and deployments seen",
            "# \"Zur Abnahme\": seen 2 times, its stage is a guess",
            "# \"live-us\": 5 deployments of acme/shop-web",
            "# \"release/1.2\": 3 changes of acme/shop-web were merged into it",
            "# label \"kind/bug\": seen on 5 items",
            "# type \"Zeitgeist\": seen on 1 items, a feature is a guess",
            "# \"acme-ci\": author of 4 items",
            "# Environments that are taken for others than production: staging, preprod")
        .doesNotContain("feature/big", "good first issue");
  }

  @ParameterizedTest
  @CsvSource({
    "Backlog,backlog",
    "To do,backlog",
    "In progress,development",
    "In review,code_review",
    "Ready for review,code_review",
    "Ready for deployment,deployment_approval",
    "In QA,testing",
    "Done,production",
    "Ready,backlog",
    "Design,design"
  })
  void shouldGuessTheStageOfAStatus(String status, String stage) {
    assertThat(Guess.stage(status)).contains(stage);
  }

  @ParameterizedTest
  @CsvSource({
    "production,true",
    "prod-eu,true",
    "eu-prod-2,true",
    "PROD,true",
    "live,true",
    "pre-prod,false",
    "preprod,false",
    "non-production,false",
    "staging,false",
    "delivery,false",
    "product,false"
  })
  void shouldGuessWhetherAnEnvironmentIsProduction(String environment, boolean production) {
    assertThat(Guess.isProduction(environment)).isEqualTo(production);
  }
}

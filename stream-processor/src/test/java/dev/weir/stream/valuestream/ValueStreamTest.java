package dev.weir.stream.valuestream;

import static dev.weir.stream.valuestream.Reading.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueStreamTest {
  private final ValueStream builtIn = ValueStream.builtIn();

  @Test
  void shouldFindTheFirstOwnerOfARepository() {
    ValueStream read =
        file(
            "teams:",
            "- {id: shop, owns: {repositories: [acme/shop]}}",
            "- {id: rest, owns: {repositories: ['Acme/*']}}");
    assertThat(read.teamOf("Acme/Shop")).isEqualTo("shop");
    assertThat(read.teamOf("acme/till")).isEqualTo("rest");
    assertThat(read.teamOf("else/till")).isEqualTo("else/till");
  }

  @ParameterizedTest
  @CsvSource({
    "bug, '', '', bug",
    "Enhancement, '', '', feature",
    "feature, Bug, '', feature",
    "other, bug, '', bug",
    "other, Story, fix: it, feature",
    "other, Odd, fix: it, bug",
    "other, '', 'fix(api)!: it', bug",
    "other, '', 'Feat!: it', feature",
    "other, '', 'build(deps): it', chore",
    "other, '', 'security: it', risk",
    "other, '', 'fix it', unknown",
    "other, '', 'fix(api it', unknown",
    "other, '', 'prefix: it', unknown",
    "other, '', ': it', unknown",
    "other, Sub-task, '', sub_task",
    "'', Epic, '', epic"
  })
  void shouldKnowTheTypeByLabelThenToolThenTitle(
      String label, String toolType, String title, String id) {
    assertThat(builtIn.itemType(List.of(label), toolType, title).id()).isEqualTo(id);
  }

  @Test
  void shouldSayWhatFiguresDoWithAType() {
    assertThat(builtIn.itemType(List.of(), "Epic", "").as()).isEqualTo(ItemType.As.IGNORE);
    assertThat(builtIn.itemType(List.of(), "Sub-task", "").as()).isEqualTo(ItemType.As.FOLD);
    assertThat(builtIn.itemType(List.of(), "", "").as()).isEqualTo(ItemType.As.COUNT);
  }

  @ParameterizedTest
  @CsvSource({
    "dependabot[bot], User, true",
    "Dependabot[BOT], '', true",
    "bot:anything/else, '', true",
    "ada, Bot, true",
    "ada, User, false",
    "bottom, User, false",
    "'', '', false"
  })
  void shouldKnowBots(String login, String accountType, boolean bot) {
    assertThat(builtIn.rules().isBot(login, accountType)).isEqualTo(bot);
  }

  @ParameterizedTest
  @CsvSource({"production, true", "PROD, true", "Live, true", "prod-eu, false", "'', false"})
  void shouldKnowProductionWithoutRegardToCase(String environment, boolean production) {
    assertThat(builtIn.rules().isProduction(environment)).isEqualTo(production);
  }

  @Test
  void shouldKnowLandingBranches() {
    Rules rules = file("rules: {landing_branches: ['release/*']}").rules();
    assertThat(rules.isLandingBranch("main", "main")).isTrue();
    assertThat(rules.isLandingBranch("release/1", "main")).isTrue();
    assertThat(rules.isLandingBranch("feature", "main")).isFalse();
  }

  @Test
  void shouldKnowHotfixes() {
    Hotfix hotfix = builtIn.rules().hotfix();
    assertThat(hotfix.matches(List.of("Hotfix"), "feature")).isTrue();
    assertThat(hotfix.matches(List.of(), "hotfix/now")).isTrue();
    assertThat(hotfix.matches(List.of("bug"), "feature")).isFalse();
  }

  @Test
  void shouldNumberTheStagesFromOne() {
    assertThat(builtIn.stages()).extracting(Stage::ordinal).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(builtIn.stagesById().get("design").wipLimit()).isEqualTo(5);
    assertThat(builtIn.stagesById().get("backlog").wipLimit()).isNull();
  }

  @Test
  void shouldKnowTheTeamOfAServiceByItselfThenByItsRepository() {
    ValueStream stream =
        Reading.valid(
            """
            version: 1
            teams:
              - id: shop
                owns: {repositories: [acme/shop]}
              - id: search
                owns: {services: [shop-search]}
            services:
              - {id: shop-api, repository: acme/shop, paths: ["api/**"]}
              - {id: shop-search, repository: acme/shop, paths: ["search/**"]}
            """);
    Instant at = Instant.parse("2026-03-01T00:00:00Z");
    assertThat(stream.teamOfService("shop-api", at)).isEqualTo("shop");
    assertThat(stream.teamOfService("shop-search", at)).isEqualTo("search");
    assertThat(stream.teamOfService("acme/shop", at)).isEqualTo("shop");
    assertThat(stream.teamOfService("acme/other", at)).isEqualTo("acme/other");
  }
}

package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.pullRequest;
import static dev.weir.stream.normalize.github.GitHubPayloads.renamed;
import static dev.weir.stream.normalize.github.GitHubPayloads.star;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static dev.weir.stream.normalize.github.GitHubReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryFactsTest {
  private static final int ID = GitHubPayloads.repositoryId("acme/shop");

  @Test
  void shouldTellTheNameThatARepositoryHadBefore() {
    Fact renamed = fact(renamed("Acme/Shop", "Store"), FactKind.REPOSITORY_RENAMED);
    assertThat(renamed.subject()).isEqualTo("Acme/Shop");
    assertThat(renamed.at()).isEqualTo("2026-03-04T09:00:00Z");
    assertThat(renamed.discriminator()).isEqualTo(ID + ":" + renamed.at().toEpochMilli());
    assertThat(renamed.attributes()).containsOnly(Map.entry("from", "Acme/Store"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "organization"})
  void shouldTellTheOwnerThatARepositoryHadBefore(String kind) {
    GitHubPayload transferred =
        renamed("acme/shop", "shop")
            .action("transferred")
            .with("changes", Map.of("owner", Map.of("from", Map.of(kind, Map.of("login", "bob")))));
    assertThat(fact(transferred, FactKind.REPOSITORY_RENAMED).text("from")).isEqualTo("bob/shop");
  }

  @Test
  void shouldTakeNamesThatDifferInCaseOnlyForOne() {
    var read = read(renamed("acme/shop", "Shop"));
    assertThat(read.facts()).isEmpty();
    assertThat(read.ignored())
        .isEqualTo(
            "no facts in repository.renamed: only a new name of a repository changes anything");
  }

  @Test
  void shouldNameTheRepositoryAsOfTheLatestThatAPayloadTells() {
    Fact named =
        fact(
            pullRequest("Acme/Shop", 7).updatedAt("2026-03-05T09:00:00Z"),
            FactKind.REPOSITORY_NAMED);
    assertThat(named.subject()).isEqualTo("Acme/Shop");
    assertThat(named.discriminator()).isEqualTo("" + ID);
    assertThat(named.at()).isEqualTo("2026-03-05T09:00:00Z");
  }

  @Test
  void shouldNotNameARepositoryWithoutIdOrFacts() {
    assertThat(read(star("acme/shop")).facts()).isEmpty();
    assertThat(read(pullRequest("acme/shop", 7).without("repository.id")).facts())
        .extracting(Fact::kind)
        .doesNotContain(FactKind.REPOSITORY_NAMED);
  }
}

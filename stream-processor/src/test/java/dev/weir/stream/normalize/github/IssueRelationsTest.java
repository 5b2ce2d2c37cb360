package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.dependency;
import static dev.weir.stream.normalize.github.GitHubPayloads.subIssue;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static dev.weir.stream.normalize.github.GitHubReading.read;
import static dev.weir.stream.normalize.github.GitHubReading.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.Normalized.Read;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueRelationsTest {
  private static Fact observed(Read read, String subject) {
    return read.facts().stream()
        .filter(fact -> fact.kind() == FactKind.ISSUE_OBSERVED && fact.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "parent_issue_added, acme/shop#3",
    "sub_issue_added, acme/shop#3",
    "parent_issue_removed, ''",
    "sub_issue_removed, ''"
  })
  void shouldTellTheParentOfASubIssue(String action, String parent) {
    var read = read(subIssue("acme/shop", 12, 3).action(action));
    assertThat(observed(read, "acme/shop#12").attributes())
        .containsEntry(Attributes.PARENT, parent)
        .containsEntry(Attributes.CHANGED, Attributes.PARENT);
  }

  @Test
  void shouldTellBothIssuesOfARepository() {
    var read = read(subIssue("acme/shop", 12, 3));
    assertThat(told(read))
        .extracting(fact -> fact.kind() + " " + fact.subject())
        .containsExactlyInAnyOrder(
            "ISSUE_CREATED acme/shop#12",
            "ISSUE_OBSERVED acme/shop#12",
            "ISSUE_CREATED acme/shop#3",
            "ISSUE_OBSERVED acme/shop#3");
  }

  @Test
  void shouldNameAParentElsewhereAndTellNothingOfIt() {
    var read = read(subIssue("acme/shop", 12, 3).with("parent_issue_repo.full_name", "Acme/Plans"));
    assertThat(observed(read, "acme/shop#12").text(Attributes.PARENT)).isEqualTo("acme/plans#3");
    assertThat(told(read)).extracting(Fact::subject).containsOnly("acme/shop#12");
  }

  @Test
  void shouldLeaveASubIssueElsewhereToItsOwnRepository() {
    var read =
        read(
            subIssue("acme/shop", 12, 3)
                .action("sub_issue_added")
                .without("parent_issue_repo")
                .with("sub_issue_repo.full_name", "acme/plans"));
    assertThat(told(read)).extracting(Fact::subject).containsOnly("acme/shop#3");
  }

  @ParameterizedTest
  @CsvSource({
    "blocked_by_added, true",
    "blocking_added, true",
    "blocked_by_removed, false",
    "blocking_removed, false"
  })
  void shouldTellThatAnIssueHoldsAnotherUp(String action, String holds) {
    Fact dependency =
        fact(
            dependency("Acme/Shop", 12, 3).action(action).updatedAt("2026-03-04T09:00:00Z"),
            FactKind.ISSUE_DEPENDENCY);
    assertThat(dependency.subject()).isEqualTo("Acme/Shop#12");
    assertThat(dependency.at()).isEqualTo("2026-03-04T09:00:00Z");
    assertThat(dependency.discriminator())
        .isEqualTo("acme/shop#3:" + holds + ":" + dependency.at().toEpochMilli());
    assertThat(dependency.attributes())
        .containsOnly(Map.entry("by", "acme/shop#3"), Map.entry("holds", holds));
  }

  @Test
  void shouldLeaveTheIssueHeldUpElsewhereToItsOwnRepository() {
    var read =
        read(
            dependency("acme/shop", 12, 3)
                .action("blocking_added")
                .with("blocked_issue_repo.full_name", "acme/plans"));
    assertThat(told(read))
        .extracting(fact -> fact.kind() + " " + fact.subject())
        .containsExactlyInAnyOrder("ISSUE_CREATED acme/shop#3", "ISSUE_OBSERVED acme/shop#3");
  }
}

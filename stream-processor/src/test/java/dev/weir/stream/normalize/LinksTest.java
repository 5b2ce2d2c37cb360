package dev.weir.stream.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  private final Links links = new Links(List.of("PUB", "MY_KEY"));

  private Iterable<String> named(String text) {
    return links.inText(text, "github.com", "Acme/Shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "close",
        "closes",
        "closed",
        "fix",
        "fixes",
        "fixed",
        "resolve",
        "resolves",
        "resolved",
        "CLOSES",
        "Fixes",
        "fixes:",
        "FIXED:"
      })
  void shouldFindWhatAClosingKeywordNames(String keyword) {
    assertThat(named("This " + keyword + " #12.")).containsExactly("acme/shop#12");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fixes Other/Repo.x#7 | other/repo.x#7",
        "fixes https://github.com/Other/Repo/issues/7 | other/repo#7",
        "fixes https://GitHub.com/Other/Repo/issues/7#issuecomment-1 | other/repo#7",
        "fixes https://www.github.com/other/repo/issues/7?x=1 | other/repo#7",
        "fixes http://github.com/other/repo/issues/7/ | other/repo#7",
        "(fixes #7) | acme/shop#7",
        "*fixes* nothing, _see_ fixes\t\t#7, | acme/shop#7",
        "PUB-12: do it | pub-12",
        "[PUB-12] do it | pub-12",
        "see PUB-12. | pub-12",
        "MY_KEY-3 | my_key-3"
      })
  void shouldFindAllFormsOfReferences(String text, String name) {
    assertThat(named(text)).containsExactly(name);
  }

  @Test
  void shouldKnowTheAddressesOfAnEnterpriseServer() {
    String text =
        "fixes https://git.acme.org/acme/plans/issues/3, closes https://github.com/a/b/issues/4";
    assertThat(links.inText(text, "git.acme.org", "acme/shop")).containsExactly("acme/plans#3");
  }

  @Test
  void shouldFindTicketsOfAProjectThatIsCalledLikeAKeyword() {
    assertThat(new Links(List.of("FIX")).inText("FIX-12: fix #7", "github.com", "acme/shop"))
        .containsExactly("acme/shop#7", "fix-12");
  }

  @Test
  void shouldAskForAKeywordBeforeEachReference() {
    assertThat(named("fixes #10, #11, fixes #12")).containsExactly("acme/shop#10", "acme/shop#12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#12",
        "see #12",
        "prefixes #12",
        "fixes12 #12",
        "fixing #12",
        "fixes#12",
        "fixes :#12",
        "fixes # 12",
        "fixes #12x",
        "fixes #012",
        "fixes #0",
        "fixes #12345678901",
        "fixes",
        "fixes ",
        "fixes:",
        "fixes: x",
        "fixes owner#12",
        "fixes /repo#12",
        "fixes a/b/c#12",
        "fixes https://example.org/acme/shop/issues/7",
        "fixes https://github.com/acme/issues/7",
        "fixes https://github.com.example.org/acme/shop/issues/7",
        "fixes https://github.com",
        "fixes https://example.org/github.com/acme/shop/issues/7",
        "fixes https://github.com/acme/shop/pull/7",
        "fixes GH-12",
        "PUB-12x",
        "XPUB-12",
        "pub-12",
        "PUB-",
        "PUB-012",
        "PUB12",
        "FOO-12",
        "PUB_-12"
      })
  void shouldFindNothingElse(String text) {
    assertThat(named(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "pub-12, pub-12",
    "feature/PUB-12-do-it, pub-12",
    "feature_pub-12_do_it, pub-12",
    "my_key-3, my_key-3",
    "Pub-1x/pub-2, pub-2"
  })
  void shouldFindTicketsInBranchesWithoutRegardToCase(String branch, String name) {
    assertThat(links.inBranch(branch)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "fixes-#12", "republic-12", "xpub-12", "pub-12x", "pub/12"})
  void shouldFindNothingElseInBranches(String branch) {
    assertThat(links.inBranch(branch)).isEmpty();
  }

  @Test
  void shouldStopAtAHundredNames() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 1_000; i++) {
      text.append("fixes #").append(i).append(' ');
    }
    assertThat(named(text.toString())).hasSize(Links.MAX_NAMES);
  }
}

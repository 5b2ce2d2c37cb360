package dev.weir.stream.valuestream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "*, a/b, true",
    "*[bot], x[bot], true",
    "*[bot], xb, false",
    "CI*, ci / build, true",
    "a.c, abc, false",
    "a*b*c, aXbXbXc, true",
    "a*b*c, aXcXb, false"
  })
  void shouldMatchNames(String pattern, String name, boolean matches) {
    assertThat(Glob.ofName(pattern).matches(name)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "release/*, release/1.0, true",
    "release/*, release/1/0, false",
    "release/*, Release/1, false",
    "release/**, release/1/0, true",
    "api/**, api/a/b.txt, true",
    "api/**, apix/a, false",
    "**/*.md, README.md, true",
    "**/*.md, docs/a/b.md, true",
    "**/docs/**, docs/x, true",
    "**/docs/**, a/docs/x, true",
    "**/docs/**, mydocs/x, false",
    "a/**/b, a/b, true",
    "a/**/b, a/x/y/b, true",
    "a/**/b, ab, false",
    "**, any/thing, true"
  })
  void shouldMatchPaths(String pattern, String path, boolean matches) {
    assertThat(Glob.ofPath(pattern).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"acme/*, ACME/Shop, true", "acme/*, acme/a/b, false", "**, a/b/c, true"})
  void shouldMatchRepositories(String pattern, String repository, boolean matches) {
    assertThat(Glob.ofRepository(pattern).matches(repository)).isEqualTo(matches);
  }

  @Test
  void shouldMatchWhatTheSameRegularExpressionMatches() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      String pattern = text(random, "ab/*", 8);
      String path = text(random, "ab/", 8);
      assertThat(Glob.ofPath(pattern).matches(path))
          .as(pattern + " on " + path)
          .isEqualTo(regularExpression(pattern).matcher(path).matches());
    }
  }

  private static Pattern regularExpression(String pattern) {
    String marked = pattern.replace("**/", "F").replace("**", "A").replace("*", "S");
    return Pattern.compile(marked.replace("F", "(.*/)?").replace("A", ".*").replace("S", "[^/]*"));
  }

  private static String text(Random random, String alphabet, int maxLength) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxLength); i >= 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void shouldNotTakeLongForManyStars() {
    Glob glob = Glob.ofName("*a".repeat(400) + "b");
    assertThat(glob.matches("a".repeat(10_000))).isFalse();
  }
}

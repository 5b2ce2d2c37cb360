package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page leads from each row of the tables to its rule and its test. */
class RuleTest {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\|.*\\| `((?:change|item)\\.\\w+)` \\| `([\\w.]+)` \\|$", Pattern.MULTILINE);

  private static List<MatchResult> rows() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "model-map.md"));
    return ROW.matcher(page).results().toList();
  }

  @Test
  void shouldStandInThePageOnceEachInTheOrderOfTheTables() throws IOException {
    assertThat(rows().stream().map(row -> row.group(1)))
        .containsExactlyElementsOf(Arrays.stream(Rule.values()).map(Rule::id).toList());
  }

  @Test
  void shouldHaveATestOfItsOwnThatIsThere() throws IOException {
    Map<String, String> tests =
        rows().stream()
            .filter(row -> !row.group(1).equals(Rule.ITEM_DELETED.id()))
            .collect(Collectors.toMap(row -> row.group(2), row -> row.group(1)));
    List<String> methods =
        Stream.of(ChangeRowTest.class, ItemRowTest.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .map(method -> method.getDeclaringClass().getSimpleName() + " " + method.getName())
            .toList();

    tests.forEach(
        (test, rule) ->
            assertThat(methods)
                .contains((rule.startsWith("change.") ? "ChangeRowTest " : "ItemRowTest ") + test));
  }

  @Test
  void shouldBeNamedAsItsConstant() {
    for (Rule rule : Rule.values()) {
      assertThat(rule.id().replace('.', '_')).isEqualToIgnoringCase(rule.name());
    }
  }
}

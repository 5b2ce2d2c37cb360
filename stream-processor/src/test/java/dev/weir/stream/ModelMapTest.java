package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/model-map.md leads a reader of MODEL.md to code that is there. */
class ModelMapTest {
  /** Packages below this one, a class, and perhaps a member of it. */
  private static final Pattern CLASS =
      Pattern.compile(
          "`((?:scope|flow|fact|normalize|valuestream|team|explain|reference)(?:\\.[a-z]\\w*)*"
              + "\\.[A-Z]\\w*)(?:\\.[a-z]\\w*)?`");

  @Test
  void shouldNameClassesThatExist() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "model-map.md"));
    List<String> named =
        CLASS.matcher(page).results().map((MatchResult found) -> found.group(1)).toList();

    assertThat(named).hasSizeGreaterThan(50);
    assertThat(named).allSatisfy(name -> assertThat(isThere(name)).as(name).isTrue());
  }

  private static boolean isThere(String name) {
    String file = "java/dev/weir/stream/" + name.replace('.', '/') + ".java";
    return Files.exists(Path.of("src", "main", file)) || Files.exists(Path.of("src", "test", file));
  }
}

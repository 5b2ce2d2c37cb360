package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on facts names every kind and every attribute that is read. */
class FactsPageTest {
  private static final Path PAGE = Path.of("../docs/facts.md");
  private static final int CELLS = 7;
  private static final int ATTRIBUTES = 3;

  private static final Pattern NAME = Pattern.compile("`([a-z_]+)`");

  /** From a kind to the attributes that its row names. */
  private static Map<String, Set<String>> attributesByKind() throws IOException {
    Map<String, Set<String>> rows = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.split("\\|");
      if (cells.length == CELLS && cells[1].contains("`")) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(cells[ATTRIBUTES]).results().forEach(name -> names.add(name.group(1)));
        rows.put(cells[1].strip().replace("`", ""), names);
      }
    }
    return rows;
  }

  @Test
  void shouldNameEveryKindAndItsAttributes() throws IOException {
    Map<String, Set<String>> read = new TreeMap<>();
    for (FactKind kind : FactKind.values()) {
      read.put(kind.wireName(), new TreeSet<>());
    }
    for (GitHubPayload payload : SamplePayloads.ALL) {
      for (Fact fact : read(payload).facts()) {
        read.get(fact.kind().wireName()).addAll(fact.attributes().keySet());
      }
    }
    assertThat(attributesByKind()).isEqualTo(read);
  }
}

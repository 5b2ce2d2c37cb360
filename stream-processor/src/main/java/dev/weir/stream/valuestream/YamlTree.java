package dev.weir.stream.valuestream;

import dev.weir.stream.valuestream.ValueStreamReading.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** From text to nodes with their places; size, depth and aliases are bounded. */
final class YamlTree {
  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_DEPTH = 20;
  private static final int MAX_ALIASES = 50;

  private YamlTree() {}

  /** The root, or why there is none. */
  sealed interface Outcome {
    record Root(Node node) implements Outcome {}

    record Broken(Problem problem) implements Outcome {}
  }

  static Outcome of(String yaml) {
    if (yaml.length() > MAX_CHARACTERS) {
      return broken(1, 1, "the file has more than " + MAX_CHARACTERS + " characters");
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel("value stream")
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .build();
    try {
      Problem tooDeep = tooDeep(yaml, settings);
      if (tooDeep != null) {
        return new Outcome.Broken(tooDeep);
      }
      Optional<Node> root = new Compose(settings).composeString(yaml);
      return root.<Outcome>map(Outcome.Root::new)
          .orElseGet(() -> broken(1, 1, "the file is empty; it needs at least: version: 1"));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
      return broken(line, column, "not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      return unreadable(yaml, e);
    } catch (YamlEngineException e) {
      return broken(1, 1, "not YAML: " + e.getMessage());
    }
  }

  /** Nesting is counted on the events, because making nodes takes stack for each level. */
  private static @Nullable Problem tooDeep(String yaml, LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(yaml)) {
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        int column = event.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        return new Problem(line, column, "nested deeper than " + MAX_DEPTH + " levels");
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return null;
  }

  private static Outcome unreadable(String yaml, ReaderException e) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(e.getPosition(), yaml.length()); i++) {
      column = yaml.charAt(i) == '\n' ? 1 : column + 1;
      line += yaml.charAt(i) == '\n' ? 1 : 0;
    }
    String character = String.format("U+%04X", e.getCodePoint());
    return broken(line, column, "not YAML: the character " + character + " is not allowed");
  }

  private static Outcome broken(int line, int column, String message) {
    return new Outcome.Broken(new Problem(line, column, message));
  }
}

package dev.weir.stream.valuestream;

import dev.weir.stream.valuestream.ValueStreamReading.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with a file, so that all is reported at once; at most a hundred. */
final class Problems {
  private static final int MAX = 100;

  private final List<Problem> found = new ArrayList<>();

  void add(Node where, String message) {
    int line = where.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    int column = where.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    Problem problem = new Problem(line, column, message);
    if (found.size() < MAX && !found.contains(problem)) {
      found.add(problem);
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** In the order of the file. */
  List<Problem> sorted() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}

package dev.weir.bench;

import java.util.List;

/**
 * What a benchmark measured.
 *
 * @param seconds how long all of it took
 */
record Result(String benchmark, List<Figure> figures, double seconds, Load load) {
  Result {
    figures = List.copyOf(figures);
  }
}

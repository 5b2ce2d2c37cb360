package dev.weir.bench;

import dev.weir.standalone.terminal.Progress;
import java.util.List;

/** Something to measure. */
public interface Benchmark {
  /** Its name on the command line. */
  String name();

  /** What it measures, in a line. */
  String about();

  /**
   * Measures; takes from seconds to minutes.
   *
   * @param scale share of its full size, above 0 and up to 1
   * @throws Exception where it could not be measured
   */
  List<Figure> run(double scale, Progress progress) throws Exception;
}

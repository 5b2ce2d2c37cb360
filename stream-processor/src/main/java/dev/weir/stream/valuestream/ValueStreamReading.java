package dev.weir.stream.valuestream;

import java.util.List;

/** What reading a value-stream file came to. */
public sealed interface ValueStreamReading {
  /** The file is valid. */
  record Valid(ValueStream valueStream) implements ValueStreamReading {}

  /**
   * The file is not valid.
   *
   * @param problems all of them, in the order of the file; at least one
   */
  record Invalid(List<Problem> problems) implements ValueStreamReading {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }

  /**
   * What is wrong, and how to mend it.
   *
   * @param line from 1
   * @param column from 1
   */
  record Problem(int line, int column, String message) {
    @Override
    public String toString() {
      return "line " + line + ", column " + column + ": " + message;
    }
  }
}

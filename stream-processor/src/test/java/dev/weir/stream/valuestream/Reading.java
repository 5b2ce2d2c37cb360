package dev.weir.stream.valuestream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.valuestream.ValueStreamReading.Invalid;
import dev.weir.stream.valuestream.ValueStreamReading.Problem;
import dev.weir.stream.valuestream.ValueStreamReading.Valid;
import java.util.List;

/** Reads value-stream files for tests. */
final class Reading {
  private Reading() {}

  static ValueStream valid(String yaml) {
    ValueStreamReading reading = ValueStreamReader.read(yaml);
    assertThat(reading).isInstanceOf(Valid.class);
    return ((Valid) reading).valueStream();
  }

  /** A valid file of the version and these lines. */
  static ValueStream file(String... lines) {
    return valid("version: 1\n" + String.join("\n", lines));
  }

  static List<Problem> problems(String yaml) {
    ValueStreamReading reading = ValueStreamReader.read(yaml);
    assertThat(reading).isInstanceOf(Invalid.class);
    return ((Invalid) reading).problems();
  }

  /** Problems of a file whose first line is the version, as texts with their places. */
  static List<String> told(String... lines) {
    return problems("version: 1\n" + String.join("\n", lines)).stream()
        .map(Problem::toString)
        .toList();
  }
}

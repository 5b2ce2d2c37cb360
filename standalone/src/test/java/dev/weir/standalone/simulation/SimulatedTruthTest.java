package dev.weir.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product's model comes to what was simulated, whatever the order of the deliveries. */
class SimulatedTruthTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldComeToWhatWasSimulated(long seed) {
    Settings settings = Settings.of(seed, 5, 6);
    TruthTables truth = new TruthTables(settings);
    shouldAgree(truth, told(settings, truth.lines()));
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6})
  void shouldComeToItInAnyOrderWithRepetitions(long seed) {
    Settings settings = Settings.of(seed, 5, 3);
    TruthTables truth = new TruthTables(settings);
    Random random = new Random(seed);
    List<byte[]> lines = new ArrayList<>(truth.lines());
    truth.lines().stream().filter(line -> random.nextInt(3) == 0).forEach(lines::add);
    Collections.shuffle(lines, random);
    shouldAgree(truth, told(settings, lines));
  }

  private static ModelTables told(Settings settings, List<byte[]> lines) {
    ValueStreamReading reading = ValueStreamReader.read(ValueStreamText.of(settings));
    ModelTables model = new ModelTables(((ValueStreamReading.Valid) reading).valueStream());
    lines.forEach(model::take);
    return model;
  }

  private static void shouldAgree(TruthTables truth, ModelTables model) {
    assertThat(model.items()).containsExactlyEntriesOf(truth.items());
    assertThat(model.days()).containsExactlyEntriesOf(truth.days());
  }
}

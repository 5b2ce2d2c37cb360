package dev.weir.standalone.spine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.config.Secret;
import dev.weir.standalone.WeirProcess;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.demo.Agreement;
import dev.weir.standalone.demo.AsSimulated;
import dev.weir.standalone.send.SendSummary;
import dev.weir.standalone.send.Unanswered;
import dev.weir.standalone.simulation.Settings;
import dev.weir.standalone.simulation.SimulationFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline comes to what was simulated, told in disorder and with repetitions. */
class SimulatedOrganisationIT {
  private static final Itinerary.Settings DISORDER =
      new Itinerary.Settings(OptionalLong.of(11), 0.2);

  @TempDir private Path folder;

  @Test
  void shouldComeToWhatWasSimulated() throws Exception {
    Path deliveries = folder.resolve("deliveries.ndjson.gz");
    Path truth = folder.resolve("truth.ndjson");
    Path valueStream = folder.resolve("value-stream.yaml");
    new SimulationFiles(deliveries, truth, valueStream)
        .write(Settings.of(21, 5, 4), new Deliveries.Silent());
    Map<String, String> variables = Map.of("WEIR_VALUE_STREAM", valueStream.toString());
    try (WeirProcess weir = WeirProcess.up(folder.resolve("data"), variables)) {
      SendSummary sent = Deliveries.send(weir, deliveries, DISORDER, Unanswered.none());
      assertThat(sent.complete()).as(sent.text()).isTrue();
      Deliveries.awaitSettled(weir);
      Agreement agreement =
          AsSimulated.compare(
              truth,
              weir.address("jdbc_url"),
              weir.address("jdbc_user"),
              new Secret(weir.readerPassword()));
      assertThat(agreement.isWhole()).as(agreement.text()).isTrue();
      assertThat(agreement.items().all()).isGreaterThan(80);
    }
  }
}

package dev.weir.registry.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.embedded.kafka.EmbeddedKafka;
import dev.weir.registry.SampleSchemas;
import dev.weir.registry.ledger.Decision;
import dev.weir.registry.ledger.LedgerUnavailableException;
import dev.weir.registry.ledger.Registering;
import dev.weir.registry.ledger.SchemaLedger;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger while its Kafka is stopped and started again. */
class KafkaLedgerLogIT {
  private static final Schema PERSON = SampleSchemas.person();
  private static final Schema WITH_MAIL = SampleSchemas.personWithOptional("mail");

  @TempDir Path folder;

  private static int register(SchemaLedger ledger, Schema schema) {
    Decision<Integer> decision =
        ledger.change(state -> Registering.register(state, "a-value", schema.toString()));
    return ((Decision.Accepted<Integer>) decision).answer();
  }

  @Test
  void shouldReadDuringAnOutageAndWriteAfterIt() {
    EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(folder, 0));
    int port = kafka.port();
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (SchemaLedger ledger = SchemaLedger.open(KafkaLedgerLog.open(settings))) {
      int first = register(ledger, PERSON);
      kafka.close();

      assertThat(ledger.state().schema(first)).contains(PERSON.toString());
      assertThatThrownBy(() -> register(ledger, WITH_MAIL))
          .isInstanceOf(LedgerUnavailableException.class);
      assertThatThrownBy(() -> register(ledger, WITH_MAIL))
          .as("a failed catching up, too, leaves the ledger usable")
          .isInstanceOf(LedgerUnavailableException.class);

      kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(folder, port));
      assertThat(register(ledger, WITH_MAIL)).isEqualTo(first + 1);
      assertThat(register(ledger, PERSON)).isEqualTo(first);
    } finally {
      kafka.close();
    }
  }
}

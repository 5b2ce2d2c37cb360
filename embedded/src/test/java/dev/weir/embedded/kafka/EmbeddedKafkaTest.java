package dev.weir.embedded.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.embedded.FolderInUseException;
import dev.weir.embedded.PortInUseException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
  @TempDir Path folder;

  @Test
  void shouldKeepRecordsAndOffsetsOnTheSamePortAndOnAnother() throws Exception {
    int port;
    try (EmbeddedKafka kafka = start(0)) {
      port = kafka.port();
      TestRecords.createTopic(kafka.bootstrapServers());
      TestRecords.append(kafka.bootstrapServers(), "first");
    }
    try (EmbeddedKafka kafka = start(port)) {
      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      assertThat(TestRecords.readNew(kafka.bootstrapServers(), 1)).isEqualTo(List.of("first"));
      TestRecords.append(kafka.bootstrapServers(), "second");
    }
    try (EmbeddedKafka kafka = start(0)) {
      assertThat(TestRecords.readNew(kafka.bootstrapServers(), 1)).isEqualTo(List.of("second"));
    }
  }

  @Test
  void shouldNameAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> start(taken.getLocalPort()))
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining("Kafka")
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
    start(0).close();
  }

  @Test
  void shouldRefuseAFolderThatAnotherBrokerUses() {
    try (EmbeddedKafka kafka = start(0)) {
      assertThat(kafka.port()).isPositive();
      assertThatThrownBy(() -> start(0))
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }
  }

  private EmbeddedKafka start(int port) {
    return EmbeddedKafka.start(new EmbeddedKafka.Settings(folder, port));
  }
}

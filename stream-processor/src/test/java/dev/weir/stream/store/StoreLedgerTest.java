package dev.weir.stream.store;

import dev.weir.stream.ledger.Ledger;
import dev.weir.stream.ledger.LedgerContract;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class StoreLedgerTest extends LedgerContract {
  @TempDir Path folder;

  private final KeyValueStore<Bytes, byte[]> rocks =
      Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore("store"), Serdes.Bytes(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  @BeforeEach
  void open() {
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 0), folder.toFile());
    rocks.init(context.getStateStoreContext(), rocks);
  }

  @AfterEach
  void close() {
    rocks.close();
  }

  @Override
  protected Ledger ledger() {
    return new StoreLedger(rocks);
  }
}

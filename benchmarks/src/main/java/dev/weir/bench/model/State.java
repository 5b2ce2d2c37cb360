package dev.weir.bench.model;

import dev.weir.stream.ledger.Ledger;
import dev.weir.stream.store.StoreLedger;
import dev.weir.stream.topology.StateMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The processor's own kind of store, RocksDB with the same bound on memory, without Kafka. */
final class State implements AutoCloseable {
  private final Path folder;
  private final MockProcessorContext<Void, Void> context;
  private final KeyValueBytesStoreSupplier supplier;
  private KeyValueStore<Bytes, byte[]> store;

  private State(
      Path folder, MockProcessorContext<Void, Void> context, KeyValueBytesStoreSupplier supplier) {
    this.folder = folder;
    this.context = context;
    this.supplier = supplier;
    this.store = opened(context, supplier);
  }

  static State open() throws IOException {
    return open(Stores.persistentKeyValueStore("scope"));
  }

  /** The same without RocksDB: what is left is the model's own cost. */
  static State inMemory() throws IOException {
    return open(Stores.inMemoryKeyValueStore("scope"));
  }

  private static State open(KeyValueBytesStoreSupplier supplier) throws IOException {
    Path folder = Files.createTempDirectory("weir-bench");
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StateMemory.class.getName());
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(
            settings, new org.apache.kafka.streams.processor.TaskId(0, 0), folder.toFile());
    return new State(folder, context, supplier);
  }

  private static KeyValueStore<Bytes, byte[]> opened(
      MockProcessorContext<Void, Void> context, KeyValueBytesStoreSupplier supplier) {
    KeyValueStore<Bytes, byte[]> store =
        Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    return store;
  }

  /** Over what is there now; until {@link #bytes()} is asked for. */
  Ledger ledger() {
    return StoreLedger.remembering(store);
  }

  /**
   * Bytes on disk with all that RocksDB had in memory: the store is closed for it, and opened. One
   * in memory is empty after it.
   */
  long bytes() throws IOException {
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(State::size).sum();
    } finally {
      store = opened(context, supplier);
    }
  }

  /** A file that a compaction has taken away meanwhile has none. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public void close() throws IOException {
    store.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.deleteIfExists(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}

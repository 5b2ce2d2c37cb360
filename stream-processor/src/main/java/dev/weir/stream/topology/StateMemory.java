package dev.weir.stream.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound on the memory of all state stores of a process: block cache and write buffers together.
 * Kafka Streams makes an instance for each store; they share what is of one size.
 */
public final class StateMemory implements RocksDBConfigSetter {
  /** Setting that names the bound, in bytes. */
  public static final String BYTES = "weir.state.memory.bytes";

  private static final long DEFAULT_BYTES = 128L * 1024 * 1024;
  private static final long BLOCK_BYTES = 16L * 1024;
  private static final long WRITE_BUFFER_BYTES = 8L * 1024 * 1024;
  private static final Map<Long, Shared> SHARED = new ConcurrentHashMap<>();

  private record Shared(Cache cache, WriteBufferManager buffers) {
    static Shared of(long bytes) {
      Cache cache = new LRUCache(bytes, -1, false, 0.1);
      return new Shared(cache, new WriteBufferManager(bytes / 2, cache));
    }
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    Object bytes = configs.get(BYTES);
    long bound = bytes == null ? DEFAULT_BYTES : Long.parseLong(bytes.toString());
    Shared shared = SHARED.computeIfAbsent(bound, Shared::of);
    BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
    tables.setBlockCache(shared.cache());
    tables.setCacheIndexAndFilterBlocks(true);
    tables.setPinTopLevelIndexAndFilter(true);
    tables.setBlockSize(BLOCK_BYTES);
    options.setTableFormatConfig(tables);
    options.setWriteBufferManager(shared.buffers());
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(3);
    options.setCompressionType(CompressionType.LZ4_COMPRESSION);
  }

  /** What is shared stays open for the other stores. */
  @Override
  public void close(String storeName, Options options) {}
}

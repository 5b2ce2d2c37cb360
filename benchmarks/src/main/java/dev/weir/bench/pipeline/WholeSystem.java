package dev.weir.bench.pipeline;

import dev.weir.config.Secret;
import dev.weir.embedded.FolderTree;
import dev.weir.ingest.IngestConfig;
import dev.weir.ingest.webhook.Source;
import dev.weir.standalone.Addresses;
import dev.weir.standalone.StandaloneConfig;
import dev.weir.standalone.StandaloneService;
import dev.weir.standalone.StandaloneService.Running;
import dev.weir.standalone.demo.ProcessedTopics;
import dev.weir.standalone.demo.Settled;
import dev.weir.standalone.demo.Tables;
import dev.weir.standalone.folder.DataFolder;
import dev.weir.standalone.send.GatewayClient;
import dev.weir.standalone.terminal.Progress;
import dev.weir.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** All of Weir in this process, on free ports in a temporary folder, removed at the end. */
final class WholeSystem implements AutoCloseable {
  private static final int RETRIES = 20;

  private final Path folder;
  private final StandaloneService service;
  private final Running running;
  private final Secret reader;
  private final Progress progress;

  private WholeSystem(
      Path folder, StandaloneService service, Running running, Secret reader, Progress progress) {
    this.folder = folder;
    this.service = service;
    this.running = running;
    this.reader = reader;
    this.progress = progress;
  }

  /** Starts it, with more variables than the environment's. */
  static WholeSystem start(Map<String, String> more, Progress progress) throws Exception {
    // Nothing is sent while the tables settle: the client gives a connection up before the gateway,
    // after 60 s, closes it under a request. In seconds, read when the first client is made.
    System.setProperty("jdk.httpclient.keepalive.timeout", "30");
    Path folder = Files.createTempDirectory("weir-bench-system");
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.keySet().removeIf(Load.HISTORY::equals);
    variables.putAll(more);
    StandaloneService service =
        new StandaloneService(
            StandaloneConfig.isolated(variables), DataFolder.open(folder), progress);
    try {
      Running running = service.start();
      Path password = running.addresses().readerPasswordFile().orElseThrow();
      Secret reader = new Secret(Files.readString(password).strip());
      return new WholeSystem(folder, service, running, reader, progress);
    } catch (Exception e) {
      service.close();
      FolderTree.delete(folder);
      throw e;
    }
  }

  /** A client of its gateway. */
  GatewayClient client() {
    Secret secret =
        Objects.requireNonNull(running.ingest().sources().get(Source.GITHUB)).secrets().get(0);
    return new GatewayClient(
        running.addresses().gateway().resolve("/webhooks/github"), secret, RETRIES);
  }

  /** A connection to its database, as a reader. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        running.addresses().jdbcUrl(), Addresses.READER, reader.value());
  }

  TopicCatalogue catalogue() {
    IngestConfig ingest = running.ingest();
    return new TopicCatalogue(ingest.topicPrefix(), 1, ingest.partitions());
  }

  /** How far its stream processor is. */
  GroupProgress processed() {
    return new GroupProgress(running.ingest().kafka(), running.streamGroup());
  }

  /** Offsets that its sink has to go. */
  long sinkLag() {
    return running.sink().lag().values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Waits until all that was accepted stands in the tables with all that follows from it.
   *
   * @throws IllegalStateException when more or fewer are counted there, or nothing moves any more
   */
  void settle(long accepted)
      throws SQLException, IOException, ExecutionException, InterruptedException {
    try (Tables tables = Tables.open(running.addresses().jdbcUrl(), Addresses.READER, reader);
        ProcessedTopics topics =
            new ProcessedTopics(running.ingest().kafka(), catalogue(), running.streamGroup())) {
      new Settled(running, tables, topics, progress).await(accepted);
      long counted = tables.processedDeliveries();
      if (counted != accepted) {
        throw new IllegalStateException(
            "%,d deliveries were accepted, and %,d are in the tables".formatted(accepted, counted));
      }
    }
  }

  @Override
  public void close() {
    service.close();
    FolderTree.delete(folder);
  }
}

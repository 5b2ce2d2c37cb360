package dev.weir.archive.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.ArchiveConfig;
import dev.weir.archive.DuckDb;
import dev.weir.archive.TestArchive;
import dev.weir.archive.TestRecords;
import dev.weir.archive.TestServers;
import dev.weir.archive.TestTopics;
import dev.weir.archive.drill.FlakyWire.Fault;
import dev.weir.archive.object.S3Location;
import dev.weir.embedded.s3.EmbeddedS3;
import dev.weir.failure.CircuitBreaker;
import dev.weir.registry.InMemorySchemaRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An S3 that refuses, or that does what it is asked and does not answer, for a while. */
class FaultyStoreTest {
  private static final int FACTS = 300;

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private EmbeddedS3 s3;
  private FlakyWire wire;
  private TestTopics topics;

  @BeforeEach
  void start() throws Exception {
    s3 =
        EmbeddedS3.start(
            new EmbeddedS3.Settings(
                TestServers.folder("s3"), 0, "weir", TestServers.ACCESS, TestServers.SECRET));
    wire = FlakyWire.to(s3.port(), 0, 1);
    topics = new TestTopics(registry);
  }

  @AfterEach
  void stop() throws Exception {
    topics.close();
    wire.close();
    s3.close();
  }

  @Test
  void shouldSayThatS3RefusesAndGoOnByItself() throws Exception {
    wire.set(Fault.REFUSED);
    send(0);
    try (TestArchive archive = TestArchive.start(topics, registry, wire.address())) {
      List<Long> request = archive.service().archiveNow();
      TestArchive.await(() -> archive.service().check().orElse("").equals("S3 does not answer"));
      assertThat(archive.service().hasArchived(request)).isFalse();
      wire.set(Fault.NONE);
      TestArchive.await(() -> archive.service().hasArchived(request));
      assertThat(archive.service().check()).isEmpty();
      assertThat(archive.metrics()).contains("weir_archive_failed_requests_total{call=\"read\"}");
    }
    check(FACTS);
  }

  @Test
  void shouldFindItsOwnWriteWhenTheAnswerNeverCame() throws Exception {
    send(0);
    try (TestArchive archive = TestArchive.start(impatient(), registry)) {
      archive.archiveNow();
      for (int round = 1; round <= 3; round++) {
        send(round);
        wire.after(3 * round, () -> wire.set(Fault.SILENT));
        List<Long> request = archive.service().archiveNow();
        TestArchive.await(() -> archive.service().check().isPresent());
        wire.set(Fault.NONE);
        TestArchive.await(() -> archive.service().hasArchived(request));
      }
    }
    check(4 * FACTS);
  }

  /** Waits half a second for an answer, and says after two failures that something is wrong. */
  private ArchiveConfig impatient() {
    ArchiveConfig c = TestArchive.config(topics.prefix(), wire.address());
    S3Location s3 = c.s3();
    return new ArchiveConfig(
        c.kafka(),
        c.registryUrl(),
        c.serdes(),
        c.topicPrefix(),
        c.generation(),
        new S3Location(
            s3.endpoint(),
            s3.bucket(),
            s3.region(),
            s3.accessKey(),
            s3.secretKey(),
            s3.pathStyle(),
            Duration.ofMillis(500)),
        c.limits(),
        c.workers(),
        new CircuitBreaker.Settings(2, Duration.ofMillis(200), 1),
        c.retries(),
        c.admin());
  }

  private void send(int round) {
    topics.transaction(
        () -> {
          for (int i = round * FACTS; i < (round + 1) * FACTS; i++) {
            topics.send(
                topics.catalogue().facts(),
                TestRecords.factKey(i),
                TestRecords.fact(i, TestRecords.MARCH));
          }
        });
  }

  private void check(int facts) throws Exception {
    try (DuckDb duck = new DuckDb(s3.bucketFolder())) {
      assertThat(
              duck.rows(
                  "select count(*), count(distinct fact_id), count(distinct (kafka_partition,"
                      + " kafka_offset)) from "
                      + duck.dataset("facts")))
          .containsExactly("%d %d %d".formatted(facts, facts, facts));
    }
  }
}

package dev.weir.archive.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.DuckDb;
import dev.weir.archive.TestArchive;
import dev.weir.archive.TestRecords;
import dev.weir.archive.TestServers;
import dev.weir.archive.TestTopics;
import dev.weir.embedded.s3.EmbeddedS3;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.registry.RegistryServer;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The archiver as a process, killed at random moments while records come in; {@code
 * -Dweir.kills=200} for the long drill.
 */
class KillDrillIT {
  private static final int KILLS = Integer.getInteger("weir.kills", 10);
  private static final int AT_MOST_MILLIS = 600;
  private static final Instant START = Instant.parse("2026-01-15T00:00:00Z");

  private EmbeddedS3 s3;
  private RegistryServer registry;
  private HttpSchemaRegistry schemas;
  private TestTopics topics;
  private TopicCatalogue catalogue;
  private int sent;

  @BeforeEach
  void start() throws Exception {
    s3 =
        EmbeddedS3.start(
            new EmbeddedS3.Settings(
                TestServers.folder("s3"), 0, "weir", TestServers.ACCESS, TestServers.SECRET));
    registry =
        RegistryServer.start(new RegistryServer.Settings("127.0.0.1", 0, TestTopics.kafka()));
    schemas = new HttpSchemaRegistry(registry.uri());
    topics = new TestTopics(schemas);
    catalogue = topics.catalogue();
  }

  @AfterEach
  void stop() {
    topics.close();
    schemas.close();
    registry.close();
    s3.close();
  }

  @Test
  void shouldArchiveEachRecordOnceThoughItIsKilledAtRandom() throws Exception {
    drill(KILLS / 2, 0, 1);
  }

  @Test
  void shouldArchiveEachRecordOnceThoughS3RefusesOneRequestInFiveToo() throws Exception {
    drill(KILLS / 2, 5, 2);
  }

  @Test
  void shouldTakeUpTheOthersEndWhenItWasStoppedAndWakesUp() throws Exception {
    ArchiverProcess sleeper = ArchiverProcess.start(topics.prefix(), registry.uri(), s3.endpoint());
    TestArchive.await(sleeper::hasBegun);
    for (int round = 0; round < 3; round++) {
      send(40);
      LockSupport.parkNanos(new Random(round).nextInt(120) * 1_000_000L);
      sleeper.signal("STOP");
      send(40);
      try (TestArchive other = TestArchive.start(topics, schemas, s3.endpoint())) {
        other.archiveNow();
      }
      sleeper.signal("CONT");
    }
    send(40);
    assertThat(sleeper.stop()).as(sleeper.log()).isZero();
    check();
  }

  private void drill(int kills, int oneIn, long seed) throws Exception {
    Random random = new Random(seed);
    try (FlakyWire wire = FlakyWire.to(s3.port(), oneIn, seed)) {
      ArchiverProcess working =
          ArchiverProcess.start(topics.prefix(), registry.uri(), wire.address());
      for (int kill = 0; kill < kills; kill++) {
        ArchiverProcess next =
            ArchiverProcess.start(topics.prefix(), registry.uri(), wire.address());
        long end = System.nanoTime() + random.nextInt(AT_MOST_MILLIS) * 1_000_000L;
        while (System.nanoTime() < end || !working.hasBegun()) {
          assertThat(working.lives()).as(working.log()).isTrue();
          send(20);
        }
        working.kill();
        working = next;
      }
      TestArchive.await(working::hasBegun);
      send(100);
      assertThat(working.stop()).as(working.log()).isZero();
    }
    check();
  }

  /** Some transactions with records of all topics, one in eight of them given up. */
  private void send(int transactions) {
    for (int i = 0; i < transactions; i++) {
      int number = sent++;
      if (number % 8 == 7) {
        topics.aborted(() -> sendOne(number));
      } else {
        topics.transaction(() -> sendOne(number));
      }
    }
  }

  private void sendOne(int number) {
    Instant at = START.plusSeconds(number % 5 * 1_000_000L);
    String team = "team-" + number % 3;
    topics.send(
        catalogue.webhooks(), TestRecords.scope(), TestRecords.webhook("body " + number, at));
    for (int i = 0; i < 3; i++) {
      topics.send(
          catalogue.facts(), TestRecords.factKey(number), TestRecords.fact(number * 3 + i, at));
    }
    topics.send(
        catalogue.flowItems(),
        TestRecords.itemKey(number % 50),
        number % 11 == 0 ? null : TestRecords.item(number % 50, team, at));
    topics.send(
        catalogue.stageTransitions(),
        TestRecords.itemKey(number % 50),
        TestRecords.transition(number % 50, number, at));
  }

  private void check() throws Exception {
    try (TestArchive last = TestArchive.start(topics, schemas, s3.endpoint());
        DuckDb duck = new DuckDb(s3.bucketFolder())) {
      last.archiveNow();
      check(duck, "webhooks", catalogue.webhooks());
      check(duck, "facts", catalogue.facts());
      check(duck, "flow_items", catalogue.flowItems());
      check(duck, "stage_transitions", catalogue.stageTransitions());
    }
  }

  private void check(DuckDb duck, String dataset, Topic<?, ?> topic) throws Exception {
    long records = topics.count(topic);
    assertThat(
            duck.rows(
                "select count(*), count(distinct (kafka_partition, kafka_offset)) from "
                    + duck.dataset(dataset)))
        .as(dataset)
        .containsExactly(records + " " + records);
    assertThat(records).isPositive();
  }
}

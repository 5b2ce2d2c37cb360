package dev.weir.archive.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.DuckDb;
import dev.weir.archive.TestArchive;
import dev.weir.archive.TestRecords;
import dev.weir.archive.TestServers;
import dev.weir.archive.TestTopics;
import dev.weir.archive.consume.Limits;
import dev.weir.embedded.s3.EmbeddedS3;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.registry.RegistryServer;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The archiver as a process, killed while records come in, at random moments of its talk with S3:
 * so that each of them does work, and none is only killed while it starts. {@code -Dweir.kills=200}
 * for the long drill: so many without and so many with an S3 that refuses.
 */
class KillDrillIT {
  private static final int KILLS = Integer.getInteger("weir.kills", 5);

  /** It begins with one or two requests for each of ten partitions; a batch takes eight or so. */
  private static final int TURNS_AT_MOST = 150;

  private static final int PAUSE_AT_MOST_MICROS = 4_000;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** For what those that were killed did not get to. */
  private static final Limits ALL_AT_ONCE =
      new Limits(1 << 20, Duration.ofHours(1), 20_000, 16 << 20, 64 * 1024);

  /** Between two lots of transactions, so that starting a process has a core, too. */
  private static final long BREATH_NANOS = 20_000_000L;

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
    drill(KILLS, 0, 1);
  }

  @Test
  void shouldArchiveEachRecordOnceThoughS3RefusesOneRequestInFiveToo() throws Exception {
    drill(KILLS, 5, 2);
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
    long takenUp = 0;
    Victim working = victim(oneIn, random.nextLong());
    for (int kill = 0; kill < kills; kill++) {
      Victim next = victim(oneIn, random.nextLong());
      long pause = random.nextInt(PAUSE_AT_MOST_MICROS) * 1_000L;
      ArchiverProcess killed = working.process();
      working.wire().after(random.nextInt(TURNS_AT_MOST), () -> kill(killed, pause));
      Instant end = Instant.now().plus(LIMIT);
      while (killed.lives()) {
        assertThat(Instant.now()).as(killed::log).isBefore(end);
        send(10);
        LockSupport.parkNanos(BREATH_NANOS);
      }
      takenUp += killed.plansTakenUp();
      working.wire().close();
      working = next;
    }
    TestArchive.await(working.process()::hasBegun);
    send(100);
    assertThat(working.process().stop()).as(working.process()::log).isZero();
    working.wire().close();
    System.out.printf("%d kills, %d plans taken up, %d sent%n", kills, takenUp, sent);
    check();
  }

  private Victim victim(int oneIn, long seed) throws IOException {
    FlakyWire wire = FlakyWire.to(s3.port(), oneIn, seed);
    return new Victim(ArchiverProcess.start(topics.prefix(), registry.uri(), wire.address()), wire);
  }

  private static void kill(ArchiverProcess process, long pauseNanos) {
    LockSupport.parkNanos(pauseNanos);
    process.kill();
  }

  /** An archiver with a wire of its own to S3. */
  private record Victim(ArchiverProcess process, FlakyWire wire) {}

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
    try (TestArchive last =
            TestArchive.start(
                TestArchive.config(topics.prefix(), s3.endpoint(), ALL_AT_ONCE), schemas);
        DuckDb duck = new DuckDb(s3.bucketFolder())) {
      List<Long> request = last.service().archiveNow();
      Instant end = Instant.now().plus(LIMIT);
      while (!last.service().hasArchived(request)) {
        assertThat(Instant.now()).isBefore(end);
        LockSupport.parkNanos(BREATH_NANOS);
      }
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

package dev.weir.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.sink.TestDatabase;
import dev.weir.sink.migrate.Role;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConcurrentPartitionsTest {
  private static final int WRITERS = 6;
  private static final int WEEKS = 20;

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldMakeEachPartitionOnceHoweverManyAskAtOnce(Version version) throws Exception {
    TestDatabase database = TestDatabase.migrated(version);
    List<Instant> times = new ArrayList<>();
    for (int week = 0; week < WEEKS; week++) {
      times.add(Instant.parse("2010-01-01T00:00:00Z").plusSeconds(week * 604_800L));
    }
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Callable<Void>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(() -> ensure(database, times));
      }
      for (Future<Void> done : threads.invokeAll(writers)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(
            database.rows(
                Role.MIGRATOR,
                "SELECT count(*) FROM pg_inherits WHERE inhparent ="
                    + " 'weir_log.webhook_events'::regclass"))
        .containsExactly(Integer.toString(WEEKS + 2));
  }

  private static Void ensure(TestDatabase database, List<Instant> times) throws Exception {
    try (Connection connection = database.connect(Role.WRITER)) {
      new EnsurePartitions().ensure(DSL.using(connection, SQLDialect.POSTGRES), times);
    }
    return null;
  }
}

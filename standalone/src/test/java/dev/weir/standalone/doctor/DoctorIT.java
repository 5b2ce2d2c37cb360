package dev.weir.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.config.Secret;
import dev.weir.embedded.postgres.EmbeddedPostgres;
import dev.weir.sink.migrate.Migrations;
import dev.weir.sink.migrate.Mode;
import dev.weir.sink.migrate.PrepareDatabase;
import dev.weir.sink.migrate.Role;
import dev.weir.sink.migrate.Schemas;
import dev.weir.standalone.WeirProcess;
import dev.weir.standalone.doctor.report.Finding;
import dev.weir.standalone.doctor.report.Level;
import dev.weir.topic.TopicCatalogue;
import dev.weir.topic.TopicSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found on servers that run: one system for all tests. */
class DoctorIT {
  /** Enough that a column is among them which the sink writes; later steps may only add to it. */
  private static final int STEPS_TAKEN_BACK = 13;

  private static final String SECRET = "0123456789abcdef0123";

  @TempDir private static Path folder;
  private static WeirProcess weir;

  @BeforeAll
  static void start() throws Exception {
    weir = WeirProcess.up(data());
  }

  @AfterAll
  static void stop() throws Exception {
    weir.close();
  }

  private static Path data() {
    return folder.resolve("data");
  }

  @Test
  void shouldExamineARunningSystemAndFindItWell() throws Exception {
    Set<String> topics = topics();
    awaitWell();
    List<Finding> found = Patient.on(data()).examined().findings();
    assertThat(found)
        .filteredOn(it -> it.level() == Level.WRONG)
        .extracting(Patient::line)
        .isEmpty();
    assertThat(found)
        .filteredOn(it -> it.level() == Level.OK)
        .extracting(it -> it.section() + " " + it.what())
        .contains(
            "Services services",
            "Services gateway",
            "Kafka topics",
            "Kafka transactions",
            "Kafka rules of the state",
            "Schema registry schemas",
            "Schema registry clock",
            "PostgreSQL schema",
            "PostgreSQL clock",
            "PostgreSQL rights",
            "PostgreSQL locks",
            "S3 clock",
            "S3 writing");
    assertThat(found)
        .filteredOn(it -> it.section().equals("Ports"))
        .singleElement()
        .satisfies(it -> assertThat(it.text()).contains("process " + weir.pid()));
    assertThat(topics()).isEqualTo(topics);
    assertThat(data().resolve("s3/buckets/weir/weir-doctor")).doesNotExist();
  }

  @Test
  void shouldEndWithTheCodeOfItsVerdict() throws Exception {
    Instant limit = Instant.now().plusSeconds(240);
    WeirProcess.Ended well = json();
    while (well.code() != 0 && Instant.now().isBefore(limit)) {
      well = json();
    }
    JsonNode told = new ObjectMapper().readTree(well.output());
    for (JsonNode finding : told.path("findings")) {
      // The disk is this machine's here.
      assertThat(finding.path("what").asText().equals("disk") || !isWrong(finding))
          .as(finding.toString())
          .isTrue();
    }
    assertThat(told.path("well").asBoolean()).isEqualTo(well.code() == 0);
    WeirProcess.Ended ill =
        WeirProcess.run(
            Map.of("WEIR_REGISTRY_URL", "http://127.0.0.1:1"),
            "doctor",
            "--data",
            data().toString());
    assertThat(ill.code()).as(ill.output()).isEqualTo(1);
    assertThat(ill.output())
        .contains("WRONG    registry", "http://127.0.0.1:1 cannot be reached", "WEIR_REGISTRY_URL")
        .doesNotContain("\tat ");
  }

  @Test
  void shouldFindAWrongPassword() throws Exception {
    Patient patient =
        Patient.on(folder.resolve("other"))
            .with("WEIR_JDBC_URL", weir.address("jdbc_url"))
            .with("WEIR_JDBC_PASSWORD", "not the writer's password")
            .with("WEIR_JDBC_MIGRATOR_PASSWORD", password(Role.MIGRATOR).value());
    assertThat(patient.wrongs())
        .singleElement()
        .asString()
        .contains("wrong password for weir_writer", "WEIR_JDBC_PASSWORD", "ALTER ROLE weir_writer")
        .doesNotContain("not the writer's");
  }

  @Test
  void shouldFindAClockThatIsOffByTenMinutes() throws Exception {
    for (int minutes : new int[] {10, -10}) {
      assertThat(Patient.on(data()).clockAhead(Duration.ofMinutes(minutes)).wrongs())
          .filteredOn(it -> it.contains("clock"))
          .allMatch(it -> it.contains(" min ") && it.contains("NTP"))
          .anyMatch(it -> it.startsWith("Schema registry: clock"))
          .anyMatch(it -> it.startsWith("PostgreSQL: clock"))
          .anyMatch(it -> it.startsWith("S3: clock"));
    }
  }

  @Test
  void shouldFindTopicsWithOtherPartitionsAndSettings() throws Exception {
    TopicCatalogue catalogue = new TopicCatalogue("other.", 1, 3);
    create(
        new NewTopic("other.weir.flow-items.v1", 3, (short) 1)
            .configs(Map.of("cleanup.policy", "delete")),
        new NewTopic("other.weir.facts.v1", 3, (short) 1).configs(Map.of("retention.ms", "60000")),
        new NewTopic("other.weir.meta.v1", 1, (short) 1)
            .configs(Map.of("min.insync.replicas", "2")));
    awaitTopics(3);
    TopicSetup.ensure(kafka(), catalogue.all());
    awaitTopics(catalogue.all().size());
    assertThat(
            Patient.on(folder.resolve("other"))
                .with("WEIR_KAFKA_BOOTSTRAP_SERVERS", weir.address("kafka"))
                .with("WEIR_TOPIC_PREFIX", "other.")
                .with("WEIR_SECRET_GITHUB", SECRET)
                .wrongs())
        .anyMatch(
            it ->
                it.contains("other.weir.webhooks.v1, other.weir.deliveries.v1")
                    && it.contains("3 partitions, and 4 are configured")
                    && it.contains("WEIR_PARTITIONS=3"))
        .anyMatch(
            it ->
                it.contains(
                    "cleanup.policy=delete, and should be compact: other.weir.flow-items.v1"))
        .anyMatch(
            it -> it.contains("retention.ms=60000, and should be 2592000000: other.weir.facts.v1"))
        .anyMatch(it -> it.contains("min.insync.replicas=2 with 1 replicas"));
  }

  @Test
  void shouldFindStateOfOtherRules() throws Exception {
    Path file = folder.resolve("stream.yaml");
    Files.writeString(file, "version: 1\nrules: {done_on: merge}\n");
    assertThat(Patient.on(data()).with("WEIR_VALUE_STREAM", file.toString()).wrongs())
        .singleElement()
        .asString()
        .contains("Kafka: rules of the state", "built with rules", "./weir rebuild");
  }

  @Test
  void shouldFindASchemaThatIsOldOrNewer() throws Exception {
    Migrations migrations = database("old");
    migrations.up();
    Patient patient =
        Patient.on(folder.resolve("other"))
            .with("WEIR_JDBC_URL", url("old"))
            .with("WEIR_JDBC_PASSWORD", password(Role.WRITER).value());
    assertThat(patient.wrongs()).isEmpty();
    migrations.down(STEPS_TAKEN_BACK);
    assertThat(patient.wrongs())
        .anyMatch(
            it -> it.contains("PostgreSQL: schema: old") && it.contains("deployments.counted"));
    patient.with("WEIR_JDBC_MIGRATOR_PASSWORD", password(Role.MIGRATOR).value());
    assertThat(patient.wrongs())
        .singleElement()
        .asString()
        .contains("schema: old: " + STEPS_TAKEN_BACK + " steps are missing", "migrate up");
    migrations.up();
    execute(
        url("old"),
        "INSERT INTO weir_log.databasechangelog (id, author, filename, dateexecuted, orderexecuted,"
            + " exectype) VALUES ('tomorrow', 'weir', 'x.sql', now(), 999, 'EXECUTED')");
    assertThat(patient.wrongs())
        .singleElement()
        .asString()
        .contains("newer than this release", "tomorrow");
  }

  @Test
  void shouldFindThatTheWriterMayNotWrite() throws Exception {
    database("rights").up();
    execute(url("rights"), "REVOKE INSERT ON weir_g1.flow_items FROM weir_writer");
    assertThat(
            Patient.on(folder.resolve("other"))
                .with("WEIR_JDBC_URL", url("rights"))
                .with("WEIR_JDBC_PASSWORD", password(Role.WRITER).value())
                .wrongs())
        .singleElement()
        .asString()
        .contains("rights", "weir_writer cannot write flow_items", "GRANT");
  }

  @Test
  void shouldFindAServerWithTooFewLocksAndWithoutFsync() throws Exception {
    EmbeddedPostgres.Settings settings =
        new EmbeddedPostgres.Settings(
            folder.resolve("postgres"), 0, EmbeddedPostgres.Version.V18, "correct horse battery");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.start(
            settings.withoutDurability().with("max_locks_per_transaction", "64"))) {
      assertThat(
              Patient.on(folder.resolve("other"))
                  .with("WEIR_JDBC_URL", server.jdbcUrl("postgres"))
                  .with("WEIR_JDBC_ADMIN_USER", server.superuser())
                  .with("WEIR_JDBC_ADMIN_PASSWORD", "correct horse battery")
                  .wrongs())
          .anyMatch(
              it ->
                  it.contains("max_locks_per_transaction is 64")
                      && it.contains("max_locks_per_transaction = 1024"))
          .anyMatch(it -> it.contains("PostgreSQL: fsync: off"));
    }
  }

  private static WeirProcess.Ended json() throws Exception {
    return WeirProcess.run(Map.of(), "doctor", "--data", data().toString(), "-o", "json");
  }

  private static boolean isWrong(JsonNode finding) {
    return finding.path("level").asText().equals("wrong");
  }

  /** A loaded machine may make a service unready for a moment. */
  private static void awaitWell() throws Exception {
    Instant limit = Instant.now().plusSeconds(240);
    while (!Patient.on(data()).wrongs().isEmpty() && Instant.now().isBefore(limit)) {
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private static Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", weir.address("kafka"));
  }

  private static Set<String> topics() throws Exception {
    try (Admin admin = Admin.create(kafka())) {
      Set<String> names = admin.listTopics().names().get();
      names.removeIf(name -> name.startsWith("other."));
      return names;
    }
  }

  private static void create(NewTopic... topics) throws Exception {
    try (Admin admin = Admin.create(kafka())) {
      admin.createTopics(List.of(topics)).all().get();
    }
  }

  /** The broker shows a topic a moment after the controller has made it. */
  private static void awaitTopics(int number) throws Exception {
    Instant limit = Instant.now().plusSeconds(60);
    try (Admin admin = Admin.create(kafka())) {
      while (admin.listTopics().names().get().stream().filter(it -> it.startsWith("other.")).count()
              < number
          && Instant.now().isBefore(limit)) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private static String url(String database) {
    return weir.address("jdbc_url").replaceAll("/weir$", "/" + database);
  }

  private static Secret password(Role role) throws Exception {
    return password(role.roleName());
  }

  private static Secret password(String role) throws Exception {
    return new Secret(Files.readString(data().resolve("passwords").resolve(role)).strip());
  }

  private static Migrations database(String name) throws Exception {
    Map<Role, Secret> passwords =
        Map.of(
            Role.MIGRATOR, password(Role.MIGRATOR),
            Role.WRITER, password(Role.WRITER),
            Role.READER, password(Role.READER));
    new PrepareDatabase(url(name), "postgres", password("postgres"), passwords).prepare();
    return new Migrations(
        url(name), Role.MIGRATOR.roleName(), password(Role.MIGRATOR), new Schemas(1), Mode.PLAIN);
  }

  private static void execute(String url, String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(url, "postgres", password("postgres").value());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}

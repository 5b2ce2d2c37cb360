package dev.weir.standalone.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.standalone.doctor.report.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be found before anything runs. */
class DoctorTest {
  private static final long GIBIBYTE = 1L << 30;

  @TempDir private Path folder;

  private Path data() {
    return folder.resolve("data");
  }

  @Test
  void shouldFindNothingWrongBeforeTheFirstStartAndMakeNothing() throws Exception {
    assertThat(Patient.on(data()).wrongs()).isEmpty();
    assertThat(data()).doesNotExist();
  }

  @Test
  void shouldNameWhoHasAPort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(Patient.on(data()).with("WEIR_KAFKA_PORT", port).wrongs())
          .singleElement()
          .asString()
          .contains(
              "Ports: Kafka", port, "process " + ProcessHandle.current().pid(), "WEIR_KAFKA_PORT");
    }
  }

  @Test
  void shouldFindAPortThatIsWantedTwice() throws Exception {
    assertThat(
            Patient.on(data())
                .with("WEIR_KAFKA_PORT", "39092")
                .with("WEIR_S3_PORT", "39092")
                .wrongs())
        .anyMatch(it -> it.contains("WEIR_KAFKA_PORT and WEIR_S3_PORT"));
  }

  @Test
  void shouldFindASourceWithoutSecretWhereNobodyMakesOne() throws Exception {
    assertThat(Patient.on(data()).with("WEIR_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1").wrongs())
        .anyMatch(it -> it.contains("WEIR_SECRET_GITHUB is not set") && it.contains("_FILE"));
  }

  @Test
  void shouldFindThatAGeneratedSecretIsGone() throws Exception {
    Files.createDirectories(data().resolve("kafka").resolve("log"));
    assertThat(Patient.on(data()).wrongs())
        .singleElement()
        .asString()
        .contains("Secrets: github", "is missing", "put the file back");
  }

  @Test
  void shouldFindSecretsThatAreShortOrEqual() throws Exception {
    assertThat(
            Patient.on(data())
                .with("WEIR_SECRET_GITHUB", "swordfish")
                .with("WEIR_S3_SECRET_KEY", "swordfish")
                .warnings())
        .anyMatch(it -> it.contains("9 characters") && it.contains("openssl rand"))
        .anyMatch(it -> it.contains("WEIR_S3_SECRET_KEY and WEIR_SECRET_GITHUB"))
        .noneMatch(it -> it.contains("swordfish"));
  }

  @ParameterizedTest
  @CsvSource({
    "100,50,OK",
    "100,12,WARNING",
    "100,4,WRONG",
    "4000,150,OK",
    "2,1,WRONG",
    "30,3,WARNING"
  })
  void shouldFindADiskThatIsNearlyFull(long total, long usable, Level level) throws Exception {
    long free = usable * GIBIBYTE - 1;
    assertThat(Patient.on(data()).diskOf(total * GIBIBYTE, free).examined().findings())
        .filteredOn(finding -> finding.what().equals("disk"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.level()).isEqualTo(level));
  }

  @Test
  void shouldFindAMisspeltKeyOfTheValueStreamAndSayWhichWasMeant() throws Exception {
    Path file =
        Files.writeString(folder.resolve("stream.yaml"), "version: 1\nrules:\n  doneon: tag\n");
    assertThat(Patient.on(data()).with("WEIR_VALUE_STREAM", file.toString()).wrongs())
        .singleElement()
        .asString()
        .contains("Configuration: value stream", file.toString(), "line 3", "done_on");
  }

  @Test
  void shouldFindAMisspeltVariableAndASettingThatKafkaDoesNotKnow() throws Exception {
    Patient patient =
        Patient.on(data())
            .with("WEIR_GATEWAY_PROT", "1")
            .with("WEIR_KAFKA_SECURITY_PROTOKOL", "SSL")
            .with("WEIR_KAFKA_LINGR_MS", "5");
    assertThat(patient.wrongs())
        .singleElement()
        .asString()
        .contains("did you mean WEIR_GATEWAY_PORT");
    assertThat(patient.warnings()).anyMatch(it -> it.contains("did you mean WEIR_KAFKA_LINGER_MS"));
  }

  @Test
  void shouldFindSecretsThatOthersCanRead() throws Exception {
    Path secrets = Files.createDirectories(data().resolve("secrets"));
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwx------"));
    Path secret = Files.writeString(secrets.resolve("github"), "0123456789abcdef0123");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(Patient.on(data()).wrongs())
        .singleElement()
        .asString()
        .contains("permissions", "chmod 600 " + secret);
  }

  @Test
  void shouldFindAServerThatIsNotThere() throws Exception {
    assertThat(
            Patient.on(data())
                .with("WEIR_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1")
                .with("WEIR_REGISTRY_URL", "http://127.0.0.1:1")
                .with("WEIR_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/weir")
                .with("WEIR_S3_ENDPOINT", "http://127.0.0.1:1")
                .with("WEIR_S3_ACCESS_KEY", "key")
                .with("WEIR_S3_SECRET_KEY", "0123456789abcdef")
                .with("WEIR_SECRET_GITHUB", "0123456789abcdef0123")
                .wrongs())
        .hasSize(4)
        .anyMatch(it -> it.contains("WEIR_KAFKA_BOOTSTRAP_SERVERS"))
        .anyMatch(
            it -> it.contains("Schema registry: registry") && it.contains("WEIR_REGISTRY_URL"))
        .anyMatch(it -> it.contains("WEIR_JDBC_URL"))
        .anyMatch(it -> it.contains("WEIR_S3_ENDPOINT"));
  }

  @Test
  void shouldFindAFolderThatCannotBe() throws IOException, InterruptedException {
    Path file = Files.createFile(folder.resolve("a-file"));
    assertThat(Patient.on(file.resolve("data")).wrongs())
        .anyMatch(it -> it.contains("Data folder: folder") && it.contains("--data"));
  }
}

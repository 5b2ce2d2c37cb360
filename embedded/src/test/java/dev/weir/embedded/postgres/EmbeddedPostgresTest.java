package dev.weir.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.embedded.FolderInUseException;
import dev.weir.embedded.PortInUseException;
import dev.weir.embedded.postgres.EmbeddedPostgres.Settings;
import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedPostgresTest {
  private static final String PASSWORD = "correct horse";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldKeepRowsOnTheSamePortAndOnAnother(Version version) throws Exception {
    int port;
    try (EmbeddedPostgres postgres = start(0, version)) {
      port = postgres.port();
      TestRows.create(postgres.jdbcUrl("postgres"), PASSWORD);
      TestRows.insert(postgres.jdbcUrl("postgres"), PASSWORD, "first");
    }
    try (EmbeddedPostgres postgres = start(port, version)) {
      assertThat(postgres.port()).isEqualTo(port);
      TestRows.insert(postgres.jdbcUrl("postgres"), PASSWORD, "second");
    }
    try (EmbeddedPostgres postgres = start(0, version)) {
      assertThat(TestRows.all(postgres.jdbcUrl("postgres"), PASSWORD))
          .containsExactly("first", "second");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldRunWithTheSettingsThatWeirNeeds(Version version) throws Exception {
    try (EmbeddedPostgres postgres = start(0, version)) {
      String url = postgres.jdbcUrl("postgres");
      assertThat(TestRows.show(url, PASSWORD, "server_version"))
          .startsWith(version.name().substring(1));
      assertThat(TestRows.show(url, PASSWORD, "fsync")).isEqualTo("on");
      assertThat(TestRows.show(url, PASSWORD, "max_locks_per_transaction")).isEqualTo("1024");
      assertThat(TestRows.show(url, PASSWORD, "server_encoding")).isEqualTo("UTF8");
      assertThat(TestRows.show(url, PASSWORD, "log_timezone")).isEqualTo("UTC");
      assertThat(TestRows.show(url, PASSWORD, "listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void shouldAskForThePassword() {
    try (EmbeddedPostgres postgres = start(0, Version.V18)) {
      assertThatThrownBy(() -> TestRows.show(postgres.jdbcUrl("postgres"), "wrong", "fsync"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  @Test
  void shouldNameAPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> start(taken.getLocalPort(), Version.V18))
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining("PostgreSQL")
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
    }
    start(0, Version.V18).close();
  }

  @Test
  void shouldRefuseAFolderThatAnotherServerUses() {
    try (EmbeddedPostgres postgres = start(0, Version.V18)) {
      assertThat(postgres.superuser()).isEqualTo("postgres");
      assertThatThrownBy(() -> start(0, Version.V18))
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
    }
  }

  @Test
  void shouldStartOverALockWhoseNumberBelongsToAnotherProgram() throws Exception {
    start(0, Version.V18).close();
    Path lock = folder.resolve("data").resolve("postmaster.pid");
    Files.writeString(lock, ProcessHandle.current().pid() + "\n" + folder + "/data\n");
    start(0, Version.V18).close();
    assertThat(lock).doesNotExist();
  }

  @Test
  void shouldStartOverAHalfMadeFolder() throws Exception {
    Files.createDirectories(folder.resolve("data.new").resolve("base"));
    Files.writeString(folder.resolve("password.new"), "left");
    start(0, Version.V18).close();
    assertThat(folder.resolve("data.new")).doesNotExist();
    assertThat(folder.resolve("password.new")).doesNotExist();
  }

  private EmbeddedPostgres start(int port, Version version) {
    return EmbeddedPostgres.start(new Settings(folder, port, version, PASSWORD));
  }
}

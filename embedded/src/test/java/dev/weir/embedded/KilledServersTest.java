package dev.weir.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledServersTest {
  private static final List<String> AS_WE_ARE = List.of();

  /** Root is then nobody to every program, while its files stay within its reach. */
  private static final List<String> AS_A_USER = List.of("unshare", "-U", "--");

  @TempDir Path folder;

  @Test
  void shouldStartBesideTheServerThatAKilledProcessLeft() throws Exception {
    shouldSurviveAKill(AS_WE_ARE);
  }

  @Test
  void shouldStartBesideTheServerThatAKilledProcessLeftAsAUser() throws Exception {
    assumeTrue(isRoot(), "runs as a user already");
    assumeTrue(mayBecomeAUser(), "this machine forbids user namespaces");
    shouldSurviveAKill(AS_A_USER);
  }

  @Test
  void shouldStartWhenTheServerWasKilledToo() throws Exception {
    ServersProcess first = ServersProcess.startNew(AS_WE_ARE, folder, "one");
    first.kill();
    ProcessHandle postmaster = postmaster();
    postmaster.destroyForcibly();
    postmaster.onExit().get(10, TimeUnit.SECONDS);
    try (ServersProcess second = ServersProcess.startAgain(AS_WE_ARE, folder, "two")) {
      assertThat(second.answers()).containsExactly("records [one]", "rows [one]");
    }
  }

  @Test
  void shouldStopPostgresWithAProcessThatIsToldToEnd() throws Exception {
    ServersProcess first = ServersProcess.startNew(AS_WE_ARE, folder, "one");
    ProcessHandle postmaster = postmaster();
    first.close();
    postmaster.onExit().get(10, TimeUnit.SECONDS);
    assertThat(lockFile()).doesNotExist();
  }

  private void shouldSurviveAKill(List<String> prefix) throws Exception {
    ServersProcess first = ServersProcess.startNew(prefix, folder, "one");
    ProcessHandle orphan = postmaster();
    first.kill();
    assertThat(orphan.isAlive()).isTrue();
    try (ServersProcess second = ServersProcess.startAgain(prefix, folder, "two")) {
      assertThat(second.answers()).containsExactly("records [one]", "rows [one]");
      assertThat(postmaster().pid()).isNotEqualTo(orphan.pid());
    }
    try (ServersProcess third = ServersProcess.startAgain(prefix, folder, "three")) {
      assertThat(third.answers()).containsExactly("records [two]", "rows [one, two]");
    }
  }

  private Path lockFile() {
    return folder.resolve("postgres").resolve("data").resolve("postmaster.pid");
  }

  private ProcessHandle postmaster() throws IOException {
    long pid = Long.parseLong(Files.readAllLines(lockFile()).get(0));
    return ProcessHandle.of(pid).orElseThrow();
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  private static boolean mayBecomeAUser() throws InterruptedException {
    try {
      return new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}

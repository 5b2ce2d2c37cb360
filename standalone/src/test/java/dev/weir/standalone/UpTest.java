package dev.weir.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.standalone.WeirProcess.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpTest {
  private static final String DELIVERY =
      """
      {"at":"2026-03-01T08:00:00Z","headers":{"X-GitHub-Event":"issues","X-GitHub-Delivery":"%s",\
      "Content-Type":"application/json"},"body":{"action":"opened","issue":{"number":%d,\
      "title":"A berth","state":"open","created_at":"2026-03-01T08:00:00Z",\
      "updated_at":"2026-03-01T08:00:00Z","user":{"login":"ines-h","type":"User"}},\
      "repository":{"full_name":"tidewater/berths","default_branch":"main",\
      "html_url":"https://github.com/tidewater/berths"}}}
      """;

  @TempDir Path folder;

  @Test
  void shouldKeepWhatItTookThroughAStopAndAKill() throws Exception {
    Path data = folder.resolve("data");
    try (WeirProcess first = WeirProcess.up(data)) {
      send(first, data, 1);
      awaitItems(first, 1);
      assertThat(get(first.address("admin") + "/readyz").statusCode()).isEqualTo(200);
      assertThat(first.stop()).isZero();
    }
    try (WeirProcess second = WeirProcess.up(data)) {
      assertThat(items(second)).isEqualTo(1);
      send(second, data, 2);
      second.kill();
    }
    try (WeirProcess third = WeirProcess.up(data)) {
      awaitItems(third, 2);
      send(third, data, 3);
      awaitItems(third, 3);
      new TracedDelivery(third, data)
          .shouldBeFollowed(
              new ObjectMapper().readTree(DELIVERY.formatted("traced", 4)).get("body").toString());
      assertThat(third.stop()).isZero();
    }
  }

  @Test
  void shouldRefuseAFolderInUseAndNameItsProcess() throws Exception {
    Path data = folder.resolve("data");
    try (WeirProcess first = WeirProcess.up(data)) {
      Ended second = WeirProcess.run(Map.of(), "up", "--data", data.toString());
      assertThat(second.code()).isEqualTo(3);
      assertThat(second.output()).contains("in use", Long.toString(first.pid()));
      assertThatNobodyElseReads(data.resolve("secrets").resolve("github"));
      assertThatNobodyElseReads(data.resolve("passwords").resolve("weir_reader"));
    }
  }

  @Test
  void shouldNameAPortThatIsTakenAndItsVariable() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      for (String variable : new String[] {"WEIR_KAFKA_PORT", "WEIR_GATEWAY_PORT"}) {
        String port = Integer.toString(taken.getLocalPort());
        Ended up =
            WeirProcess.run(
                Map.of(variable, port), "up", "--data", folder.resolve("data").toString());
        assertThat(up.code()).isEqualTo(3);
        assertThat(up.output())
            .contains(port, variable, "process " + ProcessHandle.current().pid());
      }
    }
  }

  @Test
  void shouldTellAllProblemsOfTheConfigurationAtOnce() throws Exception {
    Ended up =
        WeirProcess.run(
            Map.of("WEIR_GATEWAY_PROT", "1", "WEIR_KAFKA_PORT", "many"),
            "up",
            "--data",
            folder.resolve("data").toString());
    assertThat(up.code()).isEqualTo(2);
    assertThat(up.output()).contains("did you mean WEIR_GATEWAY_PORT", "WEIR_KAFKA_PORT");
  }

  private void send(WeirProcess weir, Path data, int number) throws Exception {
    Path file = folder.resolve("delivery-" + number + ".ndjson");
    Files.writeString(file, DELIVERY.formatted("delivery-" + number, number));
    Ended sent =
        WeirProcess.run(
            Map.of(),
            "send",
            "--deliveries",
            file.toString(),
            "--to",
            weir.address("gateway"),
            "--data",
            data.toString());
    assertThat(sent.output()).contains("1 accepted");
    assertThat(sent.code()).isZero();
  }

  private static void awaitItems(WeirProcess weir, int count) throws Exception {
    Instant limit = Instant.now().plusSeconds(60);
    while (items(weir) < count && Instant.now().isBefore(limit)) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    assertThat(items(weir)).isEqualTo(count);
  }

  private static int items(WeirProcess weir) throws IOException, SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                weir.address("jdbc_url"), weir.address("jdbc_user"), weir.readerPassword());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM flow_items")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static HttpResponse<String> get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static void assertThatNobodyElseReads(Path file) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}

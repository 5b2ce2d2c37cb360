package dev.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.registry.RegistryServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small heap stands whatever is thrown at it. */
class MemoryIT {
  private static final String HEAD =
      "POST /webhooks/github HTTP/1.1\r\nHost: weir\r\nContent-Type: application/json\r\n";
  private static final int SLOW_CONNECTIONS = 2_000;
  private static final int LARGEST_BYTES = 26 * 1024 * 1024;

  @TempDir private Path folder;
  private final AtomicBoolean running = new AtomicBoolean(true);
  private final Set<Integer> refusals = ConcurrentHashMap.newKeySet();
  private final Set<Integer> largeAnswers = ConcurrentHashMap.newKeySet();

  @Test
  void shouldStandIn256Mebibytes() throws Exception {
    try (KafkaFixture kafka =
            new KafkaFixture(folder.resolve("kafka"), new InMemorySchemaRegistry());
        RegistryServer registry =
            RegistryServer.start(new RegistryServer.Settings("127.0.0.1", 0, kafka.client()));
        GatewayProcess gateway =
            new GatewayProcess(
                folder.resolve("log"),
                List.of("-Xmx256m", "-XX:+ExitOnOutOfMemoryError"),
                List.of(),
                Map.of(
                    "WEIR_GATEWAY_PORT",
                    "0",
                    "WEIR_ADMIN_PORT",
                    "0",
                    "WEIR_SECRET_GITHUB",
                    Signed.SECRET,
                    "WEIR_KAFKA_BOOTSTRAP_SERVERS",
                    (String) kafka.client().get("bootstrap.servers"),
                    "WEIR_REGISTRY_URL",
                    registry.uri().toString()))) {
      int port = gateway.port("The gateway listens on");
      Until.holds("it takes webhooks", () -> post(port, "{}".getBytes()) == 202);
      attack(port);
      Until.holds("it takes webhooks again", () -> post(port, "{}".getBytes()) == 202);
      assertThat(refusals).isSubsetOf(413, 400, 503).contains(413);
      assertThat(largeAnswers).isSubsetOf(202, 503).contains(202);
      assertThat(gateway.isAlive()).isTrue();
      assertThat(gateway.log()).doesNotContain("OutOfMemory").doesNotContain("\"ERROR\"");
      assertThat(gateway.peakMebibytes()).isLessThan(700);
    }
  }

  private void attack(int port) throws Exception {
    List<RawConnection> slow = new ArrayList<>();
    for (int i = 0; i < SLOW_CONNECTIONS; i++) {
      String part = i % 2 == 0 ? HEAD : HEAD + "Content-Length: " + LARGEST_BYTES + "\r\n\r\n{";
      slow.add(new RawConnection(port).send(part));
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      threads.add(new Thread(() -> repeat(() -> announceTenGigabytes(port))));
      threads.add(new Thread(() -> repeat(() -> sendEndlessChunks(port))));
    }
    byte[] large = largestBody();
    for (int i = 0; i < 3; i++) {
      threads.add(new Thread(() -> sendLarge(port, large)));
    }
    threads.forEach(Thread::start);
    for (Thread sender : threads.subList(4, threads.size())) {
      sender.join();
    }
    running.set(false);
    for (Thread thread : threads) {
      thread.join();
    }
    for (RawConnection connection : slow) {
      connection.close();
    }
  }

  /** Compresses badly enough to be work, well enough to be taken. */
  private static byte[] largestBody() {
    byte[] body = new byte[LARGEST_BYTES];
    byte[] filler = "{\"a\":[1,2,3,\"xyz\"]},".getBytes(StandardCharsets.US_ASCII);
    Arrays.fill(body, (byte) ' ');
    byte[] start = "{\"list\":[".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(start, 0, body, 0, start.length);
    int at = start.length;
    while (at + filler.length < body.length - 16) {
      System.arraycopy(filler, 0, body, at, filler.length);
      at += filler.length;
    }
    System.arraycopy("0]}".getBytes(StandardCharsets.US_ASCII), 0, body, at, 3);
    return body;
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private void repeat(Attempt attempt) {
    while (running.get()) {
      try {
        attempt.run();
      } catch (IOException | RuntimeException e) {
        // Cut while sending, which is what the gateway should do.
      }
    }
  }

  private void announceTenGigabytes(int port) throws IOException {
    try (RawConnection connection = new RawConnection(port)) {
      connection.send(HEAD + "Content-Length: 10000000000\r\n\r\n");
      connection.sendWhateverIsTaken(new byte[1024 * 1024]);
      refusals.add(connection.response().status());
    }
  }

  private void sendEndlessChunks(int port) throws IOException {
    byte[] chunk = ("10000\r\n" + "a".repeat(0x10000) + "\r\n").getBytes();
    try (RawConnection connection = new RawConnection(port)) {
      connection.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      for (int i = 0; i < 450; i++) {
        connection.sendWhateverIsTaken(chunk);
      }
      refusals.add(connection.response().status());
    }
  }

  private void sendLarge(int port, byte[] body) {
    for (int taken = 0; taken < 2; ) {
      int status = post(port, body);
      largeAnswers.add(status);
      taken += status == 202 ? 1 : 0;
    }
  }

  private static int post(int port, byte[] body) {
    try (RawConnection connection = new RawConnection(port)) {
      connection.send(
          HEAD
              + "X-Hub-Signature-256: "
              + Signed.of(body)
              + "\r\nContent-Length: "
              + body.length
              + "\r\n\r\n");
      return connection.sendWhateverIsTaken(body).response().status();
    } catch (IOException | RuntimeException e) {
      // No answer: the test fails where it is seen.
      return -1;
    }
  }
}

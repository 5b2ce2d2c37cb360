package dev.weir.standalone.send;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.weir.config.Secret;
import dev.weir.embedded.LocalPort;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.terminal.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderTest {
  private static final Secret SECRET = new Secret("It's a Secret to Everybody");
  private static final Itinerary.Settings IN_ORDER =
      new Itinerary.Settings(OptionalLong.empty(), 0);

  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int[] answers = {202};
  private HttpServer gateway;

  @TempDir Path folder;

  @BeforeEach
  void startGateway() throws IOException {
    gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    gateway.createContext(
        "/webhooks/github",
        exchange -> {
          int status = answers[Math.min(requests.getAndIncrement(), answers.length - 1)];
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature-256");
          received.add(exchange.getRequestHeaders().getFirst("X-A") + " " + body + " " + signature);
          exchange.getResponseHeaders().add("Retry-After", "0");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    gateway.start();
  }

  @AfterEach
  void stopGateway() {
    gateway.stop(0);
  }

  @Test
  void shouldSignTheBytesThatItSends() throws Exception {
    SendSummary summary =
        send("{\"headers\":{\"X-A\":\"1\",\"Host\":\"x\"},\"body\":\"Hello, World!\"}", null);
    assertThat(summary.complete()).isTrue();
    assertThat(received)
        .containsExactly(
            "1 Hello, World! sha256="
                + "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void shouldSendAgainWhenItIsAskedToWait() throws Exception {
    answers = new int[] {503, 429, 202};
    assertThat(send("{\"body\":{}}", null).accepted()).isEqualTo(1);
    assertThat(requests).hasValue(3);
  }

  @Test
  void shouldGiveUpInTheEndAndKeepWhatWasNotTaken() throws Exception {
    answers = new int[] {503};
    Path kept = folder.resolve("kept");
    SendSummary summary = send("{\"body\":{\"a\":1}}", kept);
    assertThat(summary.notTaken()).containsEntry("not taken now: 503", 1L);
    assertThat(requests).hasValue(4);
    assertThat(Files.readString(kept)).isEqualTo("{\"body\":{\"a\":1}}\n");
  }

  @Test
  void shouldNotSendAgainWhatIsRefused() throws Exception {
    answers = new int[] {401};
    Path kept = folder.resolve("kept");
    SendSummary summary = send("{\"body\":{}}", kept);
    assertThat(summary.notTaken()).containsEntry("refused with 401", 1L);
    assertThat(requests).hasValue(1);
    assertThat(kept).isEmptyFile();
  }

  @Test
  void shouldKeepWhatGotNoAnswer() throws Exception {
    gateway.stop(0);
    Path kept = folder.resolve("kept");
    SendSummary summary = send("{\"body\":1}\n{\"body\":2}", kept);
    assertThat(summary.accepted()).isZero();
    assertThat(summary.complete()).isFalse();
    assertThat(Arrays.asList(Files.readString(kept).split("\n")))
        .containsExactlyInAnyOrder("{\"body\":1}", "{\"body\":2}");
  }

  @Test
  void shouldNameTheLineOfWhatIsMalformed() throws Exception {
    SendSummary summary = send("{\"body\":1}\nno\n{\"body\":2}", null);
    assertThat(summary.accepted()).isEqualTo(2);
    assertThat(summary.notTaken()).containsEntry("malformed", 1L);
    assertThat(steps).singleElement().asString().startsWith("line 2: ");
  }

  private SendSummary send(String lines, Path kept) throws Exception {
    int port = gateway.getAddress() == null ? LocalPort.free() : gateway.getAddress().getPort();
    URI address = URI.create("http://127.0.0.1:" + port + "/webhooks/github");
    Sender.Settings settings = new Sender.Settings(address, SECRET, 0, 4, 3);
    try (Itinerary itinerary =
            Itinerary.of(new ByteArrayInputStream(lines.getBytes(UTF_8)), IN_ORDER);
        Unanswered unanswered = kept == null ? Unanswered.none() : Unanswered.in(kept)) {
      return new Sender(settings, new Heard(), unanswered).send(itinerary);
    }
  }

  private final class Heard implements Progress {
    @Override
    public void step(String what) {
      steps.add(what);
    }

    @Override
    public void count(String what, long done, long total) {}

    @Override
    public void finished() {}
  }
}

package dev.weir.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.Signed;
import dev.weir.ingest.signature.HubSignature;
import dev.weir.trace.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubWebhooksTest {
  private static final Instant NOW = Instant.parse("2026-05-01T09:12:57Z");
  private final GitHubWebhooks webhooks = new GitHubWebhooks(new HubSignature(List.of("a secret")));

  private Verdict judge(String body, String... headers) {
    List<Map.Entry<String, String>> received = new ArrayList<>();
    for (int i = 0; i < headers.length; i += 2) {
      received.add(Map.entry(headers[i], headers[i + 1]));
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    received.add(Map.entry("X-Hub-Signature-256", Signed.of(bytes)));
    return webhooks.judge(
        new WebhookRequest(
            "default", Source.GITHUB, RequestHeaders.of(received), new Body(bytes), NOW));
  }

  private Delivery delivery(String body, String... headers) {
    return ((Verdict.Verified) judge(body, headers)).delivery();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"repository\":{\"full_name\":\"Acme/Shop\"}}|acme/shop",
        "{\"repository\":{\"id\":1,\"owner\":{\"full_name\":\"no\"},\"full_name\":\"A/B\"},\"a\":1}|a/b",
        "{\"x\":{\"repository\":{\"full_name\":\"no/no\"}},\"repository\":{\"full_name\":\"a/b\"}}|a/b",
        "{\"repository\":{\"full_name\":\"a/b\"},\"repository\":{\"full_name\":\"c/d\"}}|c/d",
        "{\"repository\":{\"full_name\":\"İ/I\"}}|i̇/i",
        "{\"repository\":{\"full_name\":7}}|id",
        "{\"repository\":\"a/b\"}|id",
        "{\"repository\":null}|id",
        "{\"repository\":{\"full_name\":\" \"}}|id",
        "{\"repository\":[{\"full_name\":\"a/b\"}]}|id",
        "{\"organization\":{}}|id",
        "{}|id"
      })
  void shouldFindTheScope(String body, String scope) {
    assertThat(delivery(body, "X-GitHub-Delivery", "id").scope()).isEqualTo(scope);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"repository\":{\"html_url\":\"https://GitHub.com/a/b\"}}||github.com",
        "{\"repository\":{\"html_url\":\"https://ghe.acme.example/a/b\"}}|other|ghe.acme.example",
        "{\"repository\":{\"html_url\":\"https://ghe.acme.example:8443/a\"}}||ghe.acme.example",
        "{\"repository\":{\"html_url\":\"nonsense :\"}}||github.com",
        "{}|GHE.acme.example|ghe.acme.example",
        "{}|ghe.acme.example:8443|ghe.acme.example",
        "{}|no host|github.com",
        "{}||github.com"
      })
  void shouldFindTheInstance(String body, String enterpriseHost, String instance) {
    String[] headers =
        enterpriseHost == null
            ? new String[0]
            : new String[] {"X-GitHub-Enterprise-Host", enterpriseHost};
    assertThat(delivery(body, headers).instance()).isEqualTo(instance);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"action\":\"opened\"}|issues|issues.opened",
        "{\"a\":{\"action\":\"no\"}}|push|push",
        "{\"action\":null}|push|push",
        "{\"action\":{\"action\":\"no\"}}|push|push",
        "{\"action\":\"not a name\"}|push|push",
        "{\"action\":\"opened\"}||"
      })
  void shouldNameTheEvent(String body, String event, String type) {
    String[] headers = event == null ? new String[0] : new String[] {"X-GitHub-Event", event};
    assertThat(delivery(body, headers).eventType()).isEqualTo(type);
  }

  @Test
  void shouldIdentifyADeliveryWithoutIdByItsBody() {
    Delivery delivery = delivery("{}");
    assertThat(delivery.deliveryId())
        .isEqualTo(HexFormat.of().formatHex(delivery.body().sha256()))
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    assertThat(delivery.scope()).isEqualTo(delivery.deliveryId());
  }

  @Test
  void shouldKeepNoSecrets() {
    Delivery delivery =
        delivery(
            "{}",
            "Authorization",
            "Bearer secret",
            "X-Hub-Signature",
            "sha1=00",
            "Cookie",
            "secret",
            "User-Agent",
            "GitHub-Hookshot/1",
            "X-GitHub-Hook-ID",
            "7");
    assertThat(delivery.headers())
        .isEqualTo(Map.of("user-agent", "GitHub-Hookshot/1", "x-github-hook-id", "7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-"
      })
  void shouldBeginATraceWhereTheSendersIsBroken(String traceparent) {
    TraceContext trace = delivery("{}", "traceparent", traceparent, "tracestate", "a=b").trace();
    assertThat(trace.state()).isNull();
    assertThat(traceparent).doesNotContain(trace.parent().traceId());
    assertThat(TraceParent.parse(trace.parent().toString())).contains(trace.parent());
  }

  @Test
  void shouldGiveTheRepeatOfADeliveryTheSameTrace() {
    String first = delivery("{}", "X-GitHub-Delivery", "one").trace().parent().traceId();
    assertThat(delivery("{}", "X-GitHub-Delivery", "one").trace().parent().traceId())
        .isEqualTo(first);
    assertThat(delivery("{}", "X-GitHub-Delivery", "two").trace().parent().traceId())
        .isNotEqualTo(first);
    assertThat(delivery("{ }", "X-GitHub-Delivery", "one").trace().parent())
        .extracting(TraceParent::traceId)
        .isNotEqualTo(first);
  }

  @Test
  void shouldPassOnTraces() {
    String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    assertThat(
            delivery("{}", "traceparent", parent, "tracestate", "a=1", "tracestate", "b=2").trace())
        .isEqualTo(new TraceContext(TraceParent.parse(parent).orElseThrow(), "a=1,b=2"));
  }

  @Test
  void shouldReadOverLongStrings() {
    String body =
        "{\"patch\":\"" + "ü\\n".repeat(2_000_000) + "\",\"repository\":{\"full_name\":\"a/b\"}}";
    assertThat(delivery(body).scope()).isEqualTo("a/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "payloads={}",
        "xpayload={}",
        "payload",
        "payload=%7",
        "payload=%7B%zz",
        "payload={}&payload={}",
        "payload=",
        "payload=%EF%BB%BF{}"
      })
  void shouldRefuseBrokenForms(String form) {
    assertThat(judge(form, "Content-Type", "application/x-www-form-urlencoded"))
        .isInstanceOf(Verdict.Malformed.class);
  }

  @Test
  void shouldTellNothingToWhoCannotSign() {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    WebhookRequest unsigned =
        new WebhookRequest(
            "default", Source.GITHUB, RequestHeaders.of(List.of()), new Body(body), NOW);
    assertThat(webhooks.judge(unsigned)).isEqualTo(new Verdict.Unauthorized());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16"})
  void shouldRefuseOtherEncodings(String charset) throws Exception {
    for (String text : List.of("{\"a\":1}", " {\"a\":1}", "{}")) {
      byte[] body = text.getBytes(charset);
      WebhookRequest request =
          new WebhookRequest(
              "default",
              Source.GITHUB,
              RequestHeaders.of(List.of(Map.entry("x-hub-signature-256", Signed.of(body)))),
              new Body(body),
              NOW);
      assertThat(webhooks.judge(request)).isInstanceOf(Verdict.Malformed.class);
    }
  }
}

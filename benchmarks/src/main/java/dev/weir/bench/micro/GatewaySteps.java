package dev.weir.bench.micro;

import dev.weir.bench.gateway.Payloads;
import dev.weir.ingest.signature.HubSignature;
import dev.weir.ingest.webhook.Body;
import dev.weir.ingest.webhook.GitHubWebhooks;
import dev.weir.ingest.webhook.RequestHeaders;
import dev.weir.ingest.webhook.Source;
import dev.weir.ingest.webhook.Verdict;
import dev.weir.ingest.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What the gateway does with a payload of 10.8 KB. The difference of both is the scope parser. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GatewaySteps {
  private static final String SECRET = "benchmark";

  private final HubSignature signature = new HubSignature(List.of(SECRET));
  private final GitHubWebhooks webhooks = new GitHubWebhooks(signature);
  private byte[] body = new byte[0];
  private String signed = "";
  private RequestHeaders headers = RequestHeaders.of(List.of());

  /** Made by JMH. */
  public GatewaySteps() {}

  /** Signs a payload. */
  @Setup
  public void sign() throws GeneralSecurityException {
    body = Payloads.made(1, 5).get(0);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    signed = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    headers =
        RequestHeaders.of(
            Map.of(
                    "Content-Type", "application/json",
                    "X-GitHub-Event", "issues",
                    "X-GitHub-Delivery", "5f1d7a84-c2b3-5f64-a1c8-d3e0b7a9f2c4",
                    "X-Hub-Signature-256", signed)
                .entrySet());
  }

  /** The signature alone. */
  @Benchmark
  public boolean verify() {
    return signature.verifies(List.of(signed), body);
  }

  /** Signature, well-formedness, scope and type. */
  @Benchmark
  public Verdict verifyAndRead() {
    return webhooks.judge(
        new WebhookRequest("default", Source.GITHUB, headers, new Body(body), Instant.EPOCH));
  }
}

package dev.weir.ingest.webhook;

/** How one source's requests become deliveries. Implementations are pure and thread-safe. */
public interface WebhookFormat {
  /** Verifies first, over the raw bytes, and reads only what is verified. */
  Verdict judge(WebhookRequest request);
}

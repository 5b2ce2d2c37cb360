package dev.weir.ingest.webhook;

import java.time.Instant;

/**
 * A request as it arrived, whole, and nothing of it believed yet.
 *
 * @param body the received bytes
 * @param receivedAt when the last byte had arrived
 */
public record WebhookRequest(
    String tenant, Source source, RequestHeaders headers, Body body, Instant receivedAt) {}

package dev.weir.ingest.http;

import dev.weir.ingest.webhook.WebhookFormat;

/**
 * A source that is on.
 *
 * @param format how its requests are verified and read
 * @param maxBodyBytes longest body taken, in bytes
 */
public record Endpoint(WebhookFormat format, int maxBodyBytes) {}

package dev.weir.ingest.publish;

import dev.weir.ingest.webhook.Delivery;

/** Type of a delivery as CloudEvents' adapters name it, such as {@code com.github.push}. */
final class CloudEventType {
  private CloudEventType() {}

  static String of(Delivery delivery) {
    String prefix =
        switch (delivery.source()) {
          case GITHUB -> "com.github.";
        };
    return prefix + (delivery.eventType() == null ? "unknown" : delivery.eventType());
  }
}

package dev.weir.sink.webhook;

import dev.weir.identity.DeliveryIdentity;
import dev.weir.sink.text.CleanText;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

/** What makes a delivery one: the same body under the same id, of a tenant and source. */
record DeliveryKey(String tenant, String source, String deliveryId, String bodySha256) {
  static DeliveryKey of(String tenant, String source, String deliveryId, ByteBuffer bodySha256) {
    return new DeliveryKey(
        CleanText.of(tenant),
        CleanText.of(source),
        CleanText.of(deliveryId),
        HexFormat.of().formatHex(bytes(bodySha256)));
  }

  /** The id of its event. */
  UUID eventId() {
    return DeliveryIdentity.of(tenant, source, deliveryId, bodySha256);
  }

  byte[] sha256() {
    return HexFormat.of().parseHex(bodySha256);
  }

  /** A copy of what a buffer holds. */
  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}

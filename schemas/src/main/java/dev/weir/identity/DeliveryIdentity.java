package dev.weir.identity;

import java.util.UUID;

/** What makes a delivery one: the same body under the same id, of a tenant and source. Pure. */
public final class DeliveryIdentity {
  private static final UUID NAMESPACE = UUID.fromString("0d7c9a52-93a4-5c53-8c2f-1b6de1f0a7e4");

  private DeliveryIdentity() {}

  /**
   * The id of its row in {@code webhook_events}; of its trace too, where it came with none.
   *
   * @param bodySha256 in hexadecimal, lower case
   */
  public static UUID of(String tenant, String source, String deliveryId, String bodySha256) {
    return NameUuid.of(NAMESPACE, tenant, source, deliveryId, bodySha256);
  }
}

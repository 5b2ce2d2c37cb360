package dev.weir.sink.flowitem;

import dev.weir.schema.avro.FlowItem;

/** A name that one row of {@code flow_items} alone may bear. */
record Name(String tenant, String instance, String externalId) {
  static Name of(FlowItem item) {
    return new Name(item.getTenant(), item.getInstance(), item.getExternalId());
  }

  /** To be locked by, so that who frees a name and who waits for it come one after the other. */
  long lock() {
    return 31L * (31L * tenant.hashCode() + instance.hashCode()) + externalId.hashCode();
  }
}

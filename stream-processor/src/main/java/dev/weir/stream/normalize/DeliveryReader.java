package dev.weir.stream.normalize;

/** Reads the deliveries of one source. Pure and thread-safe; never throws for what a body holds. */
public interface DeliveryReader {
  Normalized read(RawDelivery delivery);
}

package dev.weir.serde;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts records together byte by byte, also such as no encoder would write. */
final class RawAvro {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  RawAvro number(long value) {
    long zigzag = (value << 1) ^ (value >> 63);
    while ((zigzag & ~0x7fL) != 0) {
      out.write((int) (zigzag & 0x7f | 0x80));
      zigzag >>>= 7;
    }
    out.write((int) zigzag);
    return this;
  }

  RawAvro text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  RawAvro octets(int... octets) {
    for (int octet : octets) {
      out.write(octet);
    }
    return this;
  }

  /** The record in the wire format. */
  byte[] bytes(int schemaId) {
    byte[] payload = out.toByteArray();
    byte[] record = new byte[WireFormat.HEADER_BYTES + payload.length];
    WireFormat.writeHeader(record, schemaId);
    System.arraycopy(payload, 0, record, WireFormat.HEADER_BYTES, payload.length);
    return record;
  }
}

package dev.weir.ingest.webhook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The bytes of a body. Whoever makes one hands the array over; nobody changes it afterwards. */
public final class Body {
  private final byte[] bytes;

  public Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes themselves, not a copy: bodies reach megabytes. */
  public byte[] bytes() {
    return bytes;
  }

  public int length() {
    return bytes.length;
  }

  /** SHA-256, 32 bytes. */
  public byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

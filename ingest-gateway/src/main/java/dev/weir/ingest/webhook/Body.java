package dev.weir.ingest.webhook;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** The bytes of a body. Whoever makes one hands the array over; nobody changes it afterwards. */
public final class Body {
  private final byte[] bytes;
  private byte @Nullable [] sha256;

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

  /** SHA-256, 32 bytes: reckoned once, not a copy. Threads may race to reckon the same. */
  public byte[] sha256() {
    byte[] known = sha256;
    if (known == null) {
      known = digest();
      sha256 = known;
    }
    return known;
  }

  private byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

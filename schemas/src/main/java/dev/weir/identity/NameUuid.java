package dev.weir.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDv5 (RFC 9562, section 5.5): the same name, the same id, in every run. Pure. */
public final class NameUuid {
  private NameUuid() {}

  /** The id of a name of several parts within a namespace; parts must not hold U+0000. */
  public static UUID of(UUID namespace, String... parts) {
    byte[] name = String.join("\0", parts).getBytes(StandardCharsets.UTF_8);
    ByteBuffer hashed = ByteBuffer.allocate(16 + name.length);
    hashed.putLong(namespace.getMostSignificantBits());
    hashed.putLong(namespace.getLeastSignificantBits());
    hashed.put(name);
    ByteBuffer digest = ByteBuffer.wrap(sha1(hashed.array()));
    long high = (digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
    long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}

package dev.weir.stream.fact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/** Identities: UUIDv5 (RFC 9562) in a namespace of Weir's own. Pure and thread-safe. */
public final class FactIds {
  private static final UUID NAMESPACE = UUID.fromString("6f1c9f0a-3f0b-5d0e-9b1e-0d5a7c5e2a11");

  private FactIds() {}

  /** Identity of a fact. Subjects are compared without regard to case, as the tools do. */
  public static UUID of(Scope scope, FactKind kind, String subject, String discriminator) {
    return uuid5(
        scope.tenant(),
        scope.instance(),
        kind.wireName(),
        subject.toLowerCase(Locale.ROOT),
        discriminator);
  }

  /** Id of an item, or of a deployment, by its external id. */
  public static UUID of(String tenant, String instance, String externalId) {
    return uuid5(tenant, instance, externalId.toLowerCase(Locale.ROOT));
  }

  private static UUID uuid5(String... parts) {
    MessageDigest sha1 = sha1();
    sha1.update(bytes(NAMESPACE));
    sha1.update(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
    byte[] hash = sha1.digest();
    hash[6] = (byte) ((hash[6] & 0x0f) | 0x50);
    hash[8] = (byte) ((hash[8] & 0x3f) | 0x80);
    ByteBuffer buffer = ByteBuffer.wrap(hash);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}

package dev.weir.ingest.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * GitHub's scheme: {@code X-Hub-Signature-256: sha256=<64 lower-case hexadecimal digits>}, the
 * HMAC-SHA-256 of the raw body. Any of several secrets verifies, so that a secret can be rotated.
 * Immutable and thread-safe.
 */
public final class HubSignature {
  private static final String PREFIX = "sha256=";
  private static final int LENGTH = PREFIX.length() + 64;

  /** Initialised with a secret each; cloned for every use, since a Mac holds state. */
  private final List<Mac> prototypes;

  /**
   * @param secrets at least one, none empty
   */
  public HubSignature(List<String> secrets) {
    if (secrets.isEmpty() || secrets.contains("")) {
      throw new IllegalArgumentException("a signature scheme needs secrets, none of them empty");
    }
    List<Mac> macs = new ArrayList<>();
    for (String secret : secrets) {
      macs.add(macOf(secret));
    }
    this.prototypes = List.copyOf(macs);
  }

  /**
   * Whether the header is present once, well-formed, and signs the body with one of the secrets.
   * The comparison takes the same time wherever the difference lies and whichever secret fits.
   *
   * @param headerValues every received value of the signature header
   */
  public boolean verifies(List<String> headerValues, byte[] body) {
    if (headerValues.size() != 1 || !isWellFormed(headerValues.get(0))) {
      return false;
    }
    byte[] claimed = HexFormat.of().parseHex(headerValues.get(0), PREFIX.length(), LENGTH);
    boolean verified = false;
    for (Mac prototype : prototypes) {
      verified |= MessageDigest.isEqual(claimed, copyOf(prototype).doFinal(body));
    }
    return verified;
  }

  private static boolean isWellFormed(String value) {
    if (value.length() != LENGTH || !value.startsWith(PREFIX)) {
      return false;
    }
    int at = PREFIX.length();
    while (at < LENGTH && isLowerCaseHexDigit(value.charAt(at))) {
      at++;
    }
    return at == LENGTH;
  }

  private static boolean isLowerCaseHexDigit(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }

  private static Mac macOf(String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  private static Mac copyOf(Mac prototype) {
    try {
      return (Mac) prototype.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's HmacSHA256 can be cloned", e);
    }
  }
}

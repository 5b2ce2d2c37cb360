package dev.weir.ingest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as GitHub does, written apart from the code under test. */
public final class Signed {
  public static final String SECRET = "a secret";

  private Signed() {}

  /** Value of the signature header. */
  public static String by(String secret, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static String of(byte[] body) {
    return by(SECRET, body);
  }

  public static String of(String body) {
    return of(body.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.weir.bench.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed webhooks as bytes of HTTP, each with a delivery id of its own. For one event loop. */
final class Requests {
  private static final String ALGORITHM = "HmacSHA256";

  private final List<Prepared> prepared;
  private final String run = UUID.randomUUID().toString().substring(0, 23);
  private long sent;

  private record Prepared(ByteBuf head, ByteBuf body) {}

  private Requests(List<Prepared> prepared) {
    this.prepared = List.copyOf(prepared);
  }

  static Requests signed(List<byte[]> bodies, String secret) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(ALGORITHM);
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    List<Prepared> prepared = new ArrayList<>();
    for (byte[] body : bodies) {
      String signature = HexFormat.of().formatHex(mac.doFinal(body));
      prepared.add(new Prepared(direct(head(body.length, signature)), direct(body)));
    }
    return new Requests(prepared);
  }

  private static ByteBuf direct(byte[] bytes) {
    return Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes));
  }

  private static byte[] head(int length, String signature) {
    return String.join(
            "\r\n",
            "POST /webhooks/github HTTP/1.1",
            "Host: 127.0.0.1",
            "User-Agent: GitHub-Hookshot/bench",
            "Accept: */*",
            "Content-Type: application/json",
            "Content-Length: " + length,
            "X-GitHub-Event: issues",
            "X-GitHub-Hook-ID: 1",
            "X-Hub-Signature-256: sha256=" + signature,
            "X-GitHub-Delivery: ")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The next request, whole. */
  ByteBuf next(ByteBufAllocator allocator) {
    Prepared one = prepared.get((int) (sent % prepared.size()));
    ByteBuf body = one.body().duplicate();
    ByteBuf request =
        allocator.directBuffer(one.head().readableBytes() + 64 + body.readableBytes());
    request.writeBytes(one.head().duplicate());
    request.writeCharSequence("%s-%012x\r\n\r\n".formatted(run, sent++), StandardCharsets.US_ASCII);
    return request.writeBytes(body);
  }

  /** Bytes of the body that the last request had. */
  int lastBodyBytes() {
    return prepared.get((int) ((sent - 1) % prepared.size())).body().readableBytes();
  }
}

package dev.weir.ingest.http;

import dev.weir.ingest.webhook.RequestHeaders;
import dev.weir.ingest.webhook.WebhookRequest;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Instant;

/** A webhook whose body is being read. For one event loop. */
final class Upload {
  private final HttpRequest head;
  private final Routes.Webhook route;
  private final ByteBudget.Reservation reservation;
  private final BodyBuffer body;

  Upload(HttpRequest head, Routes.Webhook route, ByteBudget.Reservation reservation) {
    this.head = head;
    this.route = route;
    this.reservation = reservation;
    long announced = Admission.announcedLength(head);
    this.body =
        announced == Admission.CHUNKED
            ? new BodyBuffer(reservation, maxBodyBytes(), false)
            : new BodyBuffer(reservation, Math.toIntExact(announced), true);
  }

  Routes.Webhook route() {
    return route;
  }

  ByteBudget.Reservation reservation() {
    return reservation;
  }

  int maxBodyBytes() {
    return route.endpoint().maxBodyBytes();
  }

  boolean open() {
    return body.open();
  }

  BodyBuffer.Result take(ByteBuf piece) {
    return body.take(piece);
  }

  /** The request, whole; nothing can be added afterwards. */
  WebhookRequest finish(Instant receivedAt) {
    return new WebhookRequest(
        route.tenant(),
        route.source(),
        RequestHeaders.of(head.headers()),
        body.finish(),
        receivedAt);
  }
}

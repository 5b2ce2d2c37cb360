package dev.weir.ingest.http;

import dev.weir.ingest.metrics.IngestMetrics;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Writes answers as HTTP/1.1 responses. Thread-safe. */
// Netty closes a connection whose writes fail; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
final class AnswerWriter {
  private final IngestMetrics metrics;

  AnswerWriter(IngestMetrics metrics) {
    this.metrics = metrics;
  }

  ChannelFuture write(ChannelHandlerContext context, Answer answer, boolean keepAlive) {
    metrics.answered(answer.status());
    byte[] body = answer.bytes();
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            Unpooled.wrappedBuffer(body));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, answer.contentType())
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(
            HttpHeaderNames.CONNECTION,
            keepAlive ? HttpHeaderValues.KEEP_ALIVE : HttpHeaderValues.CLOSE);
    answer.headers().forEach((name, value) -> response.headers().set(name, value));
    return context.writeAndFlush(response);
  }

  /** Tells a sender that waits for it to go on with the body. */
  static void writeContinue(ChannelHandlerContext context) {
    context.writeAndFlush(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
  }
}

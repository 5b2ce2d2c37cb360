package dev.weir.bench.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/** Reads a body into an array and answers. For one event loop. */
// A write that fails closes the connection.
@SuppressWarnings("FutureReturnValueIgnored")
final class BodyReader extends ChannelInboundHandlerAdapter {
  private static final byte[] ANSWER =
      "{\"id\":\"00000000-0000-0000-0000-000000000000\",\"status\":\"accepted\"}"
          .getBytes(StandardCharsets.US_ASCII);

  private final LongAdder bytes;
  private byte[] body = new byte[0];
  private int length;

  BodyReader(LongAdder bytes) {
    this.bytes = bytes;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof HttpRequest head) {
        body = new byte[head.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0)];
        length = 0;
      }
      if (message instanceof HttpContent content) {
        int more = content.content().readableBytes();
        content.content().getBytes(content.content().readerIndex(), body, length, more);
        length += more;
      }
      if (message instanceof LastHttpContent) {
        bytes.add(length);
        answer(context);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private static void answer(ChannelHandlerContext context) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.ACCEPTED, Unpooled.wrappedBuffer(ANSWER));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
        .setInt(HttpHeaderNames.CONTENT_LENGTH, ANSWER.length)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
    context.writeAndFlush(response);
  }
}

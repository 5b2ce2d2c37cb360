package dev.weir.bench.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/** One connection of the client: posts, waits for 202, posts again. For one event loop. */
// A write that fails closes the connection, which is told of.
@SuppressWarnings("FutureReturnValueIgnored")
final class Poster extends ChannelInboundHandlerAdapter {
  private final Requests requests;
  private final Tally tally;
  private long posted;
  private int bodyBytes;
  private boolean done;

  Poster(Requests requests, Tally tally) {
    this.requests = requests;
    this.tally = tally;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    post(context);
  }

  private void post(ChannelHandlerContext context) {
    posted = System.nanoTime();
    context.writeAndFlush(requests.next(context.alloc()));
    bodyBytes = requests.lastBodyBytes();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (message instanceof HttpResponse response
          && !response.status().equals(HttpResponseStatus.ACCEPTED)) {
        tally.failed("answered " + response.status());
      }
      if (message instanceof LastHttpContent) {
        tally.answered(System.nanoTime() - posted, bodyBytes);
        goOn(context);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void goOn(ChannelHandlerContext context) {
    if (tally.isOver()) {
      done = true;
      tally.ended();
      context.close();
    } else {
      post(context);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (!done) {
      tally.failed("a connection was closed");
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    tally.failed(cause.toString());
    context.close();
  }
}

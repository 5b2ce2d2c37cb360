package dev.weir.ingest.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Knows whether anything has arrived since the last request. For one event loop. */
final class ArrivalWatch extends ChannelInboundHandlerAdapter {
  private boolean arrived;

  boolean arrived() {
    return arrived;
  }

  void reset() {
    arrived = false;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    arrived = true;
    context.fireChannelRead(bytes);
  }
}

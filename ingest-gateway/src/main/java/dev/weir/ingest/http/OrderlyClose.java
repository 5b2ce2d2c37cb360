package dev.weir.ingest.http;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;

/**
 * Ends our side of a connection and reads over what still comes: closing with bytes unread would
 * reset it, and the sender might lose the last answer. The caller bounds how long that may take.
 */
// Netty closes a connection whose operations fail; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
final class OrderlyClose {
  private OrderlyClose() {}

  static void of(Channel channel) {
    if (channel instanceof DuplexChannel duplex && duplex.isActive()) {
      duplex.shutdownOutput();
      duplex.config().setAutoRead(true);
    } else {
      channel.close();
    }
  }
}

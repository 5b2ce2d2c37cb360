package dev.weir.bench.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Posts signed payloads over connections that stay open, one request at a time on each, for some
 * seconds; a process of its own, so that it shares neither heap nor threads with what it measures.
 * Writes one line: accepted, seconds, median and 99th percentile of the answer time in ms.
 */
public final class LoadClient {
  static final String RESULT = "RESULT ";

  private static final int BODIES = 512;
  private static final long SEED = 7;
  private static final int PATIENCE_SECONDS = 30;

  private LoadClient() {}

  /** Arguments: port, secret, connections, seconds, folder of payloads (optional). */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int connections = Integer.parseInt(arguments[2]);
    double seconds = Double.parseDouble(arguments[3]);
    List<byte[]> bodies =
        arguments.length > 4
            ? Payloads.recorded(Path.of(arguments[4]))
            : Payloads.made(BODIES, SEED);
    Requests requests = Requests.signed(bodies, arguments[1]);
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try {
      Tally tally = run(port, connections, seconds, requests, loops);
      System.out.printf(
          Locale.ROOT,
          RESULT + "%d %.6f %.3f %.3f %d%n",
          tally.answers(),
          tally.seconds(),
          tally.millis(0.50),
          tally.millis(0.99),
          tally.bytes());
    } finally {
      loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  private static Tally run(
      int port, int connections, double seconds, Requests requests, EventLoopGroup loops)
      throws InterruptedException {
    Tally tally = new Tally(connections, seconds);
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpResponseDecoder())
                        .addLast(new Poster(requests, tally));
                  }
                });
    for (int i = 0; i < connections; i++) {
      bootstrap.connect("127.0.0.1", port).sync();
    }
    boolean done = tally.await((long) seconds + PATIENCE_SECONDS, TimeUnit.SECONDS);
    @Nullable String failure = tally.failure();
    if (!done || failure != null) {
      throw new IllegalStateException(failure == null ? "answers are missing" : failure);
    }
    return tally;
  }
}

package dev.weir.ingest.http;

import dev.weir.ingest.metrics.IngestMetrics;
import dev.weir.ingest.publish.Publisher;
import dev.weir.ingest.webhook.Source;
import dev.weir.log.LinesPerSecond;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The HTTP server: a few event loops for any number of connections. Thread-safe. */
// Netty closes a connection whose writes fail; nobody waits for these futures.
@SuppressWarnings("FutureReturnValueIgnored")
public final class GatewayServer implements AutoCloseable {
  /** Tells a connection that the gateway stops. */
  static final Object DRAIN = new Object();

  private static final int BACKLOG = 1_024;
  private static final int MAX_READ_BYTES = 32 * 1024;

  private final Gateway gateway;
  private final EventLoopGroup loops;
  private final ChannelGroup connections =
      new DefaultChannelGroup("weir-connections", GlobalEventExecutor.INSTANCE);
  private final Channel listener;

  /**
   * What the server serves.
   *
   * @param port 0 for a free one
   * @param told how many deliveries a second are told of in the log
   */
  public record Settings(
      String host,
      int port,
      String defaultTenant,
      Set<String> tenants,
      Map<Source, Endpoint> endpoints,
      Limits limits,
      LinesPerSecond told) {
    public Settings {
      tenants = Set.copyOf(tenants);
      endpoints = Map.copyOf(endpoints);
    }
  }

  private GatewayServer(Settings settings, Gateway gateway) throws IOException {
    this.gateway = gateway;
    this.loops =
        new MultiThreadIoEventLoopGroup(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            new DefaultThreadFactory("weir-http"),
            NioIoHandler.newFactory());
    this.listener = bind(settings);
  }

  /**
   * Starts to serve.
   *
   * @throws java.net.BindException if the port is taken
   * @throws IOException if the address cannot be bound
   */
  public static GatewayServer start(
      Settings settings, Publisher publisher, ByteBudget budget, IngestMetrics metrics, Clock clock)
      throws IOException {
    Routes routes = new Routes(settings.defaultTenant(), settings.tenants(), settings.endpoints());
    Gateway gateway =
        new Gateway(
            new Admission(routes),
            new Deliveries(publisher, metrics, settings.told()),
            budget,
            new AnswerWriter(metrics),
            OpenApiDocument.load(),
            settings.limits(),
            clock,
            new AtomicBoolean());
    return new GatewayServer(settings, gateway);
  }

  private Channel bind(Settings settings) throws IOException {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(
                ChannelOption.RECVBUF_ALLOCATOR,
                new AdaptiveRecvByteBufAllocator(512, 2_048, MAX_READ_BYTES))
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    open(channel);
                  }
                })
            .bind(new InetSocketAddress(settings.host(), settings.port()))
            .awaitUninterruptibly();
    if (bound.isSuccess()) {
      return bound.channel();
    }
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    Throwable cause = bound.cause();
    throw cause instanceof IOException e ? e : new IOException(cause);
  }

  private void open(SocketChannel channel) {
    if (connections.size() >= gateway.limits().maxConnections() || gateway.draining().get()) {
      channel.close();
      return;
    }
    connections.add(channel);
    ArrivalWatch arrivals = new ArrivalWatch();
    channel
        .pipeline()
        .addLast(arrivals)
        .addLast(new HttpServerCodec(decoding()))
        .addLast(new FlowControlHandler())
        .addLast(new Connection(gateway, arrivals));
  }

  private static HttpDecoderConfig decoding() {
    return new HttpDecoderConfig()
        .setMaxInitialLineLength(Limits.MAX_LINE_BYTES)
        .setMaxHeaderSize(Limits.MAX_HEADER_BYTES)
        .setMaxChunkSize(MAX_READ_BYTES)
        .setAllowDuplicateContentLengths(false);
  }

  /** The port that it listens on. */
  public int port() {
    return ((InetSocketAddress) listener.localAddress()).getPort();
  }

  /** Connections open now. */
  public int connections() {
    return connections.size();
  }

  /**
   * Stops to accept, lets requests finish within the drain timeout, then cuts what is left.
   * Idempotent.
   */
  @Override
  public void close() {
    if (!gateway.draining().compareAndSet(false, true)) {
      return;
    }
    listener.close().awaitUninterruptibly();
    Duration timeout = gateway.limits().drainTimeout();
    for (Channel connection : connections) {
      connection.eventLoop().execute(() -> connection.pipeline().fireUserEventTriggered(DRAIN));
    }
    connections.newCloseFuture().awaitUninterruptibly(timeout.toMillis());
    connections.close().awaitUninterruptibly(timeout.toMillis());
    gateway.deliveries().close();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(timeout.toMillis());
  }
}

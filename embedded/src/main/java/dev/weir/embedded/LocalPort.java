package dev.weir.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of 127.0.0.1. */
public final class LocalPort {
  private LocalPort() {}

  /**
   * A port on which nobody listens now. Another process may take it before it is used, so a caller
   * that can should let the server itself choose.
   *
   * @throws UncheckedIOException when the machine has no port left
   */
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on 127.0.0.1", e);
    }
  }

  /**
   * The port itself, or a free one for 0.
   *
   * @throws PortInUseException when somebody listens on it
   */
  public static int claim(String server, int port) {
    if (port == 0) {
      return free();
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), port));
      return port;
    } catch (IOException e) {
      PortInUseException taken = new PortInUseException(server, port);
      taken.initCause(e);
      throw taken;
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
  }
}

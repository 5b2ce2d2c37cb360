package dev.weir.archive.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A wire to a server that breaks at one request in a number: half of those before the server hears
 * of it, half after it has answered, so that the caller cannot know. Or it has a fault that lasts.
 */
final class FlakyWire implements AutoCloseable {
  private static final byte[] REFUSAL =
      "HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listening;
  private final int serverPort;
  private final int oneIn;
  private final Random random;
  private volatile Fault fault = Fault.NONE;
  private int turnsLeft;
  private @Nullable Runnable then;

  private FlakyWire(ServerSocket listening, int serverPort, int oneIn, long seed) {
    this.listening = listening;
    this.serverPort = serverPort;
    this.oneIn = oneIn;
    this.random = new Random(seed);
  }

  /** What befalls every request while it lasts. */
  enum Fault {
    NONE,
    /** 503, as S3 says it when it is asked too much; the server never hears of it. */
    REFUSED,
    /** The server does it, and its answer never comes. */
    SILENT
  }

  /** Never breaks where {@code oneIn} is 0. */
  static FlakyWire to(int serverPort, int oneIn, long seed) throws IOException {
    ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    FlakyWire wire = new FlakyWire(listening, serverPort, oneIn, seed);
    thread(wire::accept);
    return wire;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listening.getLocalPort());
  }

  void set(Fault now) {
    fault = now;
  }

  /**
   * Does something, once, when so many requests and answers have begun to pass; before the first
   * byte of the last one goes on.
   */
  synchronized void after(int turns, Runnable action) {
    turnsLeft = turns;
    then = action;
  }

  private void turned() {
    Runnable due = null;
    synchronized (this) {
      if (then != null && turnsLeft-- <= 0) {
        due = then;
        then = null;
      }
    }
    if (due != null) {
      due.run();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket caller = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        Exchange exchange = new Exchange(caller, server);
        thread(() -> exchange.pump(caller, server, true));
        thread(() -> exchange.pump(server, caller, false));
      } catch (IOException e) {
        // The wire was closed, or the caller is gone.
      }
    }
  }

  private synchronized boolean breaksNow() {
    return oneIn > 0 && random.nextInt(2 * oneIn) == 0;
  }

  private final class Exchange {
    private final Socket caller;
    private final Socket server;
    private boolean asking;

    Exchange(Socket caller, Socket server) {
      this.caller = caller;
      this.server = server;
    }

    private boolean breaks(boolean fromCaller) {
      synchronized (this) {
        if (asking == fromCaller) {
          return false;
        }
        asking = fromCaller;
      }
      turned();
      return breaksNow();
    }

    private void pump(Socket from, Socket to, boolean fromCaller) {
      byte[] bytes = new byte[64 * 1024];
      try (InputStream in = from.getInputStream();
          OutputStream out = to.getOutputStream()) {
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
          if (breaks(fromCaller)) {
            break;
          }
          if (fault == Fault.REFUSED) {
            caller.getOutputStream().write(REFUSAL);
            break;
          }
          if (fault == Fault.SILENT && !fromCaller) {
            continue;
          }
          out.write(bytes, 0, count);
          out.flush();
        }
      } catch (IOException e) {
        // One end is gone, and so is the other now.
      } finally {
        close(caller);
        close(server);
      }
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "flaky-wire");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed as far as it can be.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}

package dev.weir.embedded;

/** A server cannot start because another process listens on its port. */
public final class PortInUseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  private final int port;

  /** Names the port and the server that wanted it. */
  public PortInUseException(String server, int port) {
    super("port %d on 127.0.0.1, wanted for %s, is in use".formatted(port, server));
    this.port = port;
  }

  /** The port that is taken. */
  public int port() {
    return port;
  }
}

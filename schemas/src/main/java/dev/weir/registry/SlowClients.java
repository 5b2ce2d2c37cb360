package dev.weir.registry;

/**
 * The JDK's HTTP server waits for slow clients for ever unless these properties of the process say
 * otherwise; it reads them once, before its first use. What an operator set stays.
 */
final class SlowClients {
  private static final String SECONDS = "30";

  private SlowClients() {}

  static void setLimits() {
    setDefault("sun.net.httpserver.maxReqTime");
    setDefault("sun.net.httpserver.maxRspTime");
  }

  private static void setDefault(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, SECONDS);
    }
  }
}

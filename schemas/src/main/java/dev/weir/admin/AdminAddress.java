package dev.weir.admin;

import dev.weir.config.Environment;

/**
 * Where health and metrics are served.
 *
 * @param port 0 for a free one
 */
public record AdminAddress(String host, int port) {
  static final String PORT = "WEIR_ADMIN_PORT";

  /** Reads {@code WEIR_ADMIN_HOST} and {@code WEIR_ADMIN_PORT}. */
  public static AdminAddress from(Environment environment) {
    return new AdminAddress(
        environment.text("WEIR_ADMIN_HOST", "127.0.0.1", "Address of health and metrics."),
        environment.integer(PORT, 8081, 0, 65_535, "Port of health and metrics; 0: a free one."));
  }
}

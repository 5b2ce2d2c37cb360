package dev.weir.stream.scope;

/**
 * An environment that is no service's production: its deployments follow one another as those of a
 * service do, deliver nothing and belong to no day.
 */
final class Elsewhere {
  private static final String MARK = "elsewhere ";

  private Elsewhere() {}

  /** What stands for the environment in place of a service. */
  static String in(String environment) {
    return MARK + environment;
  }

  static boolean is(String service) {
    return service.startsWith(MARK);
  }
}

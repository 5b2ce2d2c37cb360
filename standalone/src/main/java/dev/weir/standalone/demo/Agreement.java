package dev.weir.standalone.demo;

/**
 * How far the tables agree with what was simulated. What only one of both knows counts among all,
 * and agrees with nothing.
 */
public record Agreement(Count items, Count serviceDays, Count teamDays) {
  /** So many of all. */
  public record Count(long equal, long all) {
    boolean isWhole() {
      return equal == all;
    }

    String of(String what) {
      return "%,d of %,d %s".formatted(equal, all, what);
    }
  }

  /** Whether every row is as simulated. */
  public boolean isWhole() {
    return items.isWhole() && serviceDays.isWhole() && teamDays.isWhole();
  }

  /** For people. */
  public String text() {
    return items.of("items")
        + ", "
        + serviceDays.of("days of services")
        + " and "
        + teamDays.of("days of teams")
        + " as simulated";
  }
}

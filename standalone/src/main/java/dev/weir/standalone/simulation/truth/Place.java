package dev.weir.standalone.simulation.truth;

import java.util.Locale;

/** Where work stands: the stages of the default value stream, in their order. */
enum Place {
  BACKLOG(false),
  DESIGN(true),
  DEVELOPMENT(true),
  CODE_REVIEW(false),
  TESTING(true),
  DEPLOYMENT_APPROVAL(false),
  DEPLOYMENT(true),
  PRODUCTION(false);

  private final boolean active;

  Place(boolean active) {
    this.active = active;
  }

  /** Whether somebody or something works on what is here. */
  boolean isActive() {
    return active;
  }

  boolean isUnderWay() {
    return this != BACKLOG && this != PRODUCTION;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A place, and whether coming back to it is rework. */
  record Standing(Place place, boolean back) {
    static Standing at(Place place) {
      return new Standing(place, false);
    }

    static Standing backAt(Place place) {
      return new Standing(place, true);
    }

    /** The less advanced of two; of equals the one that is rework. */
    Standing orLess(Standing other) {
      int order = place.compareTo(other.place);
      if (order == 0) {
        return back ? this : other;
      }
      return order < 0 ? this : other;
    }
  }
}

package dev.weir.stream.flow;

import java.util.Locale;

/** Status of an item; it follows the stage. */
public enum Status {
  OPEN,
  IN_PROGRESS,
  COMPLETED,
  CANCELLED;

  /** Its name in topics and tables. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(Stage stage) {
    return switch (stage) {
      case BACKLOG -> OPEN;
      case PRODUCTION -> COMPLETED;
      default -> IN_PROGRESS;
    };
  }
}

package dev.weir.stream.reference;

import java.util.Locale;

/** The stages of MODEL.md, section 5, in their order. */
enum PlainStage {
  BACKLOG,
  DESIGN,
  DEVELOPMENT,
  CODE_REVIEW,
  TESTING,
  DEPLOYMENT_APPROVAL,
  DEPLOYMENT,
  PRODUCTION;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PlainStage named(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  boolean isActive() {
    return this == DESIGN || this == DEVELOPMENT || this == TESTING || this == DEPLOYMENT;
  }

  boolean isWait() {
    return !isActive() && this != PRODUCTION;
  }
}

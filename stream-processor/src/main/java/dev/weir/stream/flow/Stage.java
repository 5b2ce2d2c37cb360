package dev.weir.stream.flow;

/** The stages of the flow in their order (MODEL.md, section 5). */
public enum Stage {
  BACKLOG(Kind.WAIT),
  DESIGN(Kind.ACTIVE),
  DEVELOPMENT(Kind.ACTIVE),
  CODE_REVIEW(Kind.WAIT),
  TESTING(Kind.ACTIVE),
  DEPLOYMENT_APPROVAL(Kind.WAIT),
  DEPLOYMENT(Kind.ACTIVE),
  PRODUCTION(Kind.DONE);

  /** What time spent in a stage counts as. */
  public enum Kind {
    WAIT,
    ACTIVE,
    DONE
  }

  private final Kind kind;

  Stage(Kind kind) {
    this.kind = kind;
  }

  /** The kind of the default value stream. */
  public Kind kind() {
    return kind;
  }

  /** Its id in files, topics and tables, such as code_review. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether an item in this stage counts as load: stages 2 to 7. */
  public boolean isLoad() {
    return this != BACKLOG && this != PRODUCTION;
  }
}

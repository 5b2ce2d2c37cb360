package dev.weir.stream.fact;

/**
 * Names of the attributes of observations of issues and changes. Only what the payload carried is
 * present; lists hold one value a line, sorted.
 */
public final class Attributes {
  public static final String TITLE = "title";
  public static final String BODY = "body";

  /** open or closed. */
  public static final String STATE = "state";

  /** true or false. */
  public static final String DRAFT = "draft";

  public static final String HEAD_SHA = "head_sha";
  public static final String HEAD_REF = "head_ref";

  /** Full name of the head's repository, lower case. */
  public static final String HEAD_REPO = "head_repo";

  public static final String BASE_REF = "base_ref";
  public static final String LABELS = "labels";
  public static final String ASSIGNEES = "assignees";

  /** The tool's own type of the issue, such as Bug. */
  public static final String TYPE = "type";

  /** Whether a change is in the merge queue: true or false. Only actions tell it. */
  public static final String QUEUED = "queued";

  /** The issue that this one is a part of, such as owner/repo#12, lower case; empty: none. */
  public static final String PARENT = "parent";

  /** Whether a release is a prerelease: true or false. */
  public static final String PRERELEASE = "prerelease";

  /**
   * Which attributes the delivery's action changed, one a line: an attribute's name, or {@code
   * label:x}, {@code assignee:x}. At equal times these beat a mention.
   */
  public static final String CHANGED = "changed";

  private Attributes() {}
}

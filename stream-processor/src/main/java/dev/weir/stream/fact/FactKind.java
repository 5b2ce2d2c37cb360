package dev.weir.stream.fact;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a fact tells. A moment happened at a time; an observation says which values attributes had
 * as of a time (MODEL.md, section 2).
 */
public enum FactKind {
  /** Attributes: {@code author}, {@code author_type}, {@code url}. Exists once. */
  ISSUE_CREATED("issue.created"),
  /** Attribute {@code reason}: completed, not_planned, duplicate or empty. */
  ISSUE_CLOSED("issue.closed"),
  /** Attributes of {@link Attributes}. */
  ISSUE_OBSERVED("issue.observed"),
  /** Attributes: {@code author}, {@code author_type}, {@code url}. Exists once. */
  CHANGE_CREATED("change.created"),
  /**
   * Attributes: {@code sha} of the merge commit, {@code landing}: whether the base was the default
   * branch. Exists once.
   */
  CHANGE_MERGED("change.merged"),
  CHANGE_CLOSED("change.closed"),
  /** Attributes of {@link Attributes}. */
  CHANGE_OBSERVED("change.observed"),
  /**
   * A push. Subject {@code owner/repo@refs/heads/main}; attributes: {@code before}, {@code after},
   * {@code default_branch}, {@code forced}, {@code commits} (SHAs, one a line), {@code
   * first_commit_at} (earliest valid timestamp of its commits), {@code names} (items that its
   * messages name).
   */
  PUSHED("pushed"),
  /** Attributes: {@code sha}, {@code ref}, {@code environment}, {@code task}, {@code transient}. */
  DEPLOYMENT_CREATED("deployment.created"),
  /**
   * Attributes: {@code state} as the tool writes it, {@code environment}, {@code sha}, {@code ref}.
   */
  DEPLOYMENT_STATUS("deployment.status"),
  /** Attributes: {@code tag}, {@code target}, {@code prerelease}. */
  RELEASE_PUBLISHED("release.published");

  private static final Map<String, FactKind> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(FactKind::wireName, Function.identity()));

  private final String wireName;

  FactKind(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in {@code weir.facts.v1}. */
  public String wireName() {
    return wireName;
  }

  /**
   * @throws IllegalArgumentException if there is no such kind
   */
  public static FactKind named(String wireName) {
    FactKind kind = BY_NAME.get(wireName);
    if (kind == null) {
      throw new IllegalArgumentException("no kind of fact is named " + wireName);
    }
    return kind;
  }
}

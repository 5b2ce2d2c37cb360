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
  /**
   * Attributes: {@code author}, {@code author_type}, {@code url}, {@code node} (the tool's node
   * id). Exists once.
   */
  ISSUE_CREATED("issue.created"),
  /** Attribute {@code reason}: completed, not_planned, duplicate or empty. */
  ISSUE_CLOSED("issue.closed"),
  /** Attributes of {@link Attributes}. */
  ISSUE_OBSERVED("issue.observed"),
  /** As {@link #ISSUE_CREATED}. Exists once. */
  CHANGE_CREATED("change.created"),
  /**
   * Attributes: {@code sha} of the merge commit, {@code base_ref}, {@code landing}: whether the
   * base was the default branch; where none of them is shown {@code default_branch}. Exists once.
   */
  CHANGE_MERGED("change.merged"),
  CHANGE_CLOSED("change.closed"),
  /** Attributes of {@link Attributes}. */
  CHANGE_OBSERVED("change.observed"),
  /**
   * A push. Subject {@code owner/repo@refs/heads/main}; attributes: {@code before}, {@code after},
   * {@code default_branch}, {@code forced}, {@code commits} (SHAs, one a line), {@code
   * first_commit_at} (earliest valid timestamp of its commits), {@code names} (items that its
   * messages name), {@code paths} (lines: place of the commit in {@code commits} from 0, a blank, a
   * path that it touches; absent where not known or too many), {@code known_paths} (likewise, of
   * commits that another branch had before), {@code reverts} (lines: place of the commit, a blank,
   * the SHA that its message says it reverts).
   */
  PUSHED("pushed"),
  /**
   * Attributes: {@code sha}, {@code ref}, {@code environment}, {@code task}, {@code transient},
   * {@code run} (id and attempt of the CI run that made it, such as 7.1).
   */
  DEPLOYMENT_CREATED("deployment.created"),
  /**
   * Attributes: {@code state} as the tool writes it, {@code environment}, {@code sha}, {@code ref},
   * {@code run}.
   */
  DEPLOYMENT_STATUS("deployment.status"),
  /**
   * Attributes: {@code tag}, {@code target}, {@code landing}: whether the target is the default
   * branch. Exists once.
   */
  RELEASE_PUBLISHED("release.published"),
  /** Marks an issue as deleted, for all time. Exists once. */
  ISSUE_DELETED("issue.deleted"),
  /**
   * An issue became another one elsewhere. Told under either name; attributes: {@code from} and
   * {@code to}, such as owner/repo#12.
   */
  ISSUE_MOVED("issue.moved"),
  /**
   * That another issue holds this one up, or does no longer. Attributes: {@code by}, such as
   * owner/repo#12 in lower case, {@code holds}: true or false.
   */
  ISSUE_DEPENDENCY("issue.dependency"),
  /**
   * A review. Discriminator: its id; attributes: {@code reviewer}, {@code state}: approved,
   * changes_requested or commented; absent where it was seen only as dismissed.
   */
  REVIEW_SUBMITTED("review.submitted"),
  /** A review was dismissed. Discriminator: its id; attribute {@code reviewer}. */
  REVIEW_DISMISSED("review.dismissed"),
  /**
   * An attempt of a CI run began. Subject owner/repo/runs/7; discriminator: the attempt;
   * attributes: {@code name}, {@code event}, {@code sha}, {@code branch}.
   */
  RUN_STARTED("run.started"),
  /** An attempt of a CI run ended. As {@link #RUN_STARTED}, and {@code conclusion}. */
  RUN_FINISHED("run.finished"),
  /**
   * A reviewer was asked to let a run deploy, or has answered. Subject owner/repo/runs/7;
   * attributes: {@code environment}, {@code state}: requested, approved or rejected, {@code
   * attempt} of the run where known, {@code sha}.
   */
  DEPLOYMENT_REVIEWED("deployment.reviewed"),
  /**
   * A repository was seen under a name. Subject owner/repo, discriminator: the tool's id of it; the
   * earliest time holds.
   */
  REPOSITORY_NAMED("repository.named"),
  /**
   * A repository was renamed or transferred. Subject: the new owner/repo; discriminator: the tool's
   * id of it and the time; attribute {@code from}: the old full name.
   */
  REPOSITORY_RENAMED("repository.renamed"),
  /** An item's status on a board. Subject node:ID as the board names the item; {@code status}. */
  BOARD_STATUS("board.status"),
  /**
   * Whether a release was a prerelease. Attributes: {@code prerelease}, {@code changed}, as {@link
   * Attributes#CHANGED}.
   */
  RELEASE_OBSERVED("release.observed");

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

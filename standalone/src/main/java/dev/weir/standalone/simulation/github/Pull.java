package dev.weir.standalone.simulation.github;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A pull request as GitHub knows it. Times are seconds since 1970, -1 where there is none. */
public final class Pull {
  private final Repository repository;
  private final int number;
  private final long id;
  private final String title;
  private final String body;
  private final Account author;
  private final String branch;
  private final long createdAt;
  private final String base;
  final Set<String> labels = new LinkedHashSet<>();
  private String head;
  boolean draft;
  private long closedAt = -1;
  private long mergedAt = -1;
  private @Nullable String mergeCommit;
  private @Nullable Account mergedBy;
  private int commits = 1;

  /** What is asked to be merged. */
  public record Proposal(String title, String body, Account author, String branch, String head) {}

  /** Opens one with the repository's next number. */
  public Pull(Repository repository, long id, Proposal proposal, boolean draft, long createdAt) {
    this.repository = repository;
    this.number = repository.nextNumber();
    this.id = id;
    this.title = proposal.title();
    this.body = proposal.body();
    this.author = proposal.author();
    this.branch = proposal.branch();
    this.head = proposal.head();
    this.base = repository.head();
    this.draft = draft;
    this.createdAt = createdAt;
  }

  /** Gives it a label from the start. */
  public Pull labelled(String label) {
    labels.add(label);
    return this;
  }

  /** Such as owner/repo#12. */
  public String externalId() {
    return repository.fullName() + '#' + number;
  }

  /** Its number in the repository. */
  public int number() {
    return number;
  }

  /** Where it lives. */
  public Repository repository() {
    return repository;
  }

  /** Who opened it. */
  public Account author() {
    return author;
  }

  /** What it does. */
  public String title() {
    return title;
  }

  /** Its branch. */
  public String branch() {
    return branch;
  }

  /** The commit that its branch is at. */
  public String head() {
    return head;
  }

  /** Whether it is a draft. */
  public boolean isDraft() {
    return draft;
  }

  void advance(String to) {
    head = to;
    commits++;
  }

  void close(long at) {
    closedAt = at;
  }

  void reopen() {
    closedAt = -1;
  }

  void merge(long at, String commit, Account by) {
    closedAt = at;
    mergedAt = at;
    mergeCommit = commit;
    mergedBy = by;
  }

  void write(Json json, long updatedAt) {
    String url = "https://api.github.com/repos/" + repository.fullName() + "/pulls/" + number;
    json.open("pull_request")
        .put("url", url)
        .put("id", id)
        .put("node_id", "PR_kwDO" + Long.toString(id, 36))
        .put("html_url", htmlUrl())
        .put("diff_url", htmlUrl() + ".diff")
        .put("number", number)
        .put("state", closedAt < 0 ? "open" : "closed")
        .put("locked", false)
        .put("title", title)
        .raw("user", author.json())
        .put("body", body)
        .time("created_at", createdAt)
        .time("updated_at", updatedAt)
        .time("closed_at", closedAt)
        .time("merged_at", mergedAt)
        .put("merge_commit_sha", mergeCommit)
        .raw("assignee", "null")
        .openList("assignees")
        .closeList()
        .openList("requested_reviewers")
        .closeList()
        .openList("labels");
    labels.forEach(label -> Labels.write(json, label));
    json.closeList().put("milestone", (String) null).put("draft", draft);
    json.put("commits_url", url + "/commits").put("statuses_url", url + "/statuses");
    writeEnd(json, "head", branch, head);
    writeEnd(json, "base", Repository.MAIN, base);
    writeMerge(json);
    json.close();
  }

  private void writeEnd(Json json, String end, String ref, String sha) {
    json.open(end)
        .put("label", repository.owner() + ':' + ref)
        .put("ref", ref)
        .put("sha", sha)
        .raw("repo", repository.json())
        .close();
  }

  private void writeMerge(Json json) {
    json.put("author_association", "MEMBER")
        .raw("auto_merge", "null")
        .put("merged", mergedAt >= 0)
        .put("comments", 0)
        .put("commits", commits)
        .put("additions", 12L * commits)
        .put("deletions", 4L * commits)
        .put("changed_files", commits);
    json.raw("merged_by", mergedBy == null ? "null" : mergedBy.json());
  }

  String htmlUrl() {
    return "https://github.com/" + repository.fullName() + "/pull/" + number;
  }
}

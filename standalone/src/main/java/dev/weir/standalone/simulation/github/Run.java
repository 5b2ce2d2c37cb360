package dev.weir.standalone.simulation.github;

/**
 * A run of a workflow.
 *
 * @param event that set it off, such as pull_request
 */
public record Run(
    Repository repository,
    long id,
    String workflow,
    String event,
    String branch,
    String sha,
    Account actor,
    long createdAt) {
  void write(Json json, int attempt, long startedAt, String status, String conclusion, long at) {
    String url = "https://api.github.com/repos/" + repository.fullName() + "/actions/runs/" + id;
    json.open("workflow_run")
        .put("id", id)
        .put("name", workflow)
        .put("node_id", "WFR_kwLO" + Long.toString(id, 36))
        .put("head_branch", branch)
        .put("head_sha", sha)
        .put("path", ".github/workflows/" + workflow + ".yml")
        .put("display_title", workflow)
        .put("run_number", id % 100_000)
        .put("event", event)
        .put("status", status)
        .put("conclusion", conclusion.isEmpty() ? null : conclusion)
        .put("workflow_id", 4_000_000 + (workflow.hashCode() & 0xFFFF))
        .put("check_suite_id", id + 17)
        .put("url", url)
        .put("html_url", "https://github.com/" + repository.fullName() + "/actions/runs/" + id)
        .openList("pull_requests")
        .closeList()
        .time("created_at", createdAt)
        .time("updated_at", at)
        .raw("actor", actor.json())
        .put("run_attempt", attempt)
        .time("run_started_at", startedAt)
        .raw("triggering_actor", actor.json())
        .put("jobs_url", url + "/jobs")
        .open("repository")
        .put("full_name", repository.fullName())
        .close()
        .close();
  }
}

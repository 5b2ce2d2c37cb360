package dev.weir.standalone.simulation.github;

/**
 * A deployment.
 *
 * @param run that deploys
 */
public record Deployment(
    Repository repository,
    long id,
    String environment,
    String sha,
    Account creator,
    Run run,
    long createdAt) {
  /** Where people see it. */
  public String url() {
    return "https://api.github.com/repos/" + repository.fullName() + "/deployments/" + id;
  }

  void write(Json json, long at) {
    json.open("deployment")
        .put("url", url())
        .put("id", id)
        .put("node_id", "DE_kwDO" + Long.toString(id, 36))
        .put("task", "deploy")
        .put("original_environment", environment)
        .put("environment", environment)
        .put("description", (String) null)
        .time("created_at", createdAt)
        .time("updated_at", at)
        .put("statuses_url", url() + "/statuses")
        .raw("creator", creator.json())
        .put("sha", sha)
        .put("ref", Repository.MAIN)
        .raw("payload", "{}")
        .put("transient_environment", false)
        .put("production_environment", environment.startsWith("prod"))
        .close();
  }
}

package dev.weir.standalone.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Collects what GitHub would post of one repository, in the words of its payloads. */
final class ToldByGitHub {
  static final String REPOSITORY = "tidewater/berths";
  private static final String PAGE = "https://github.com/" + REPOSITORY;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<Told> told = new ArrayList<>();

  private record Told(Instant at, String event, ObjectNode body) {}

  static ObjectNode user(String login) {
    boolean bot = login.endsWith("[bot]");
    return object()
        .put("login", login)
        .put("id", 70_000 + Math.abs(login.hashCode() % 10_000))
        .put("type", bot ? "Bot" : "User")
        .put("html_url", "https://github.com/" + login.replace("[bot]", ""));
  }

  static ObjectNode object() {
    return JSON.objectNode();
  }

  void issue(Instant at, String action, Issue issue, String sender) {
    tell(
        at, "issues", object().put("action", action).<ObjectNode>set("issue", json(issue)), sender);
  }

  void pull(Instant at, String action, Pull pull, String sender) {
    ObjectNode body = object().put("action", action).put("number", pull.number());
    tell(at, "pull_request", body.<ObjectNode>set("pull_request", json(pull)), sender);
  }

  void push(Instant at, String branch, String before, List<Commit> commits, String sender) {
    Commit head = commits.get(commits.size() - 1);
    ArrayNode list = JSON.arrayNode();
    commits.forEach(commit -> list.add(json(commit)));
    ObjectNode body =
        object()
            .put("ref", "refs/heads/" + branch)
            .put("before", before)
            .put("after", head.id())
            .put("created", before.matches("0+"))
            .put("deleted", false)
            .put("forced", false)
            .put("compare", PAGE + "/compare/" + before + "..." + head.id());
    body.set("commits", list);
    body.set("head_commit", json(head));
    body.set("pusher", object().put("name", sender));
    tell(at, "push", body, sender);
  }

  void deployment(Instant at, Deployment deployment) {
    ObjectNode body = object().put("action", "created");
    tell(at, "deployment", body.<ObjectNode>set("deployment", json(deployment)), "berths-ci[bot]");
  }

  void deploymentStatus(Instant at, Deployment deployment, int number, String state) {
    ObjectNode status =
        object()
            .put("id", deployment.id() * 10 + number)
            .put("state", state)
            .put("environment", deployment.environment())
            .put("description", "")
            .put("created_at", at.toString())
            .put("updated_at", at.toString());
    ObjectNode body = object().put("action", "created");
    body.set("deployment_status", status);
    body.set("deployment", json(deployment));
    tell(at, "deployment_status", body, "berths-ci[bot]");
  }

  void release(Instant at, int id, String tag, String commit, String sender) {
    ObjectNode release =
        object()
            .put("id", id)
            .put("tag_name", tag)
            .put("target_commitish", commit)
            .put("name", tag)
            .put("draft", false)
            .put("prerelease", false)
            .put("html_url", PAGE + "/releases/tag/" + tag)
            .put("created_at", at.toString())
            .put("published_at", at.toString());
    ObjectNode body = object().put("action", "published");
    tell(at, "release", body.<ObjectNode>set("release", release), sender);
  }

  private void tell(Instant at, String event, ObjectNode body, String sender) {
    ObjectNode repository =
        object()
            .put("id", 55_120_417)
            .put("name", "berths")
            .put("full_name", REPOSITORY)
            .put("private", true)
            .put("html_url", PAGE)
            .put("default_branch", "main");
    repository.set("owner", user("tidewater").put("type", "Organization"));
    if (event.equals("push")) {
      repository.put("pushed_at", at.getEpochSecond());
    } else {
      repository.put("pushed_at", at.toString());
    }
    body.set("repository", repository);
    body.set("sender", user(sender));
    told.add(new Told(at, event, body));
  }

  private static ObjectNode json(Issue issue) {
    ObjectNode json =
        object()
            .put("id", 2_300_000 + issue.number())
            .put("number", issue.number())
            .put("title", issue.title())
            .put("body", issue.body())
            .put("state", issue.closedAt() == null ? "open" : "closed")
            .put("state_reason", issue.stateReason())
            .put("html_url", PAGE + "/issues/" + issue.number())
            .put("created_at", issue.createdAt().toString())
            .put("updated_at", issue.updatedAt().toString())
            .put("closed_at", issue.closedAt() == null ? null : issue.closedAt().toString());
    json.set("user", user(issue.author()));
    json.set("labels", labels(issue.labels()));
    json.set("assignees", JSON.arrayNode());
    return json;
  }

  private static ObjectNode json(Pull pull) {
    ObjectNode json =
        object()
            .put("id", 9_100_000 + pull.number())
            .put("number", pull.number())
            .put("title", pull.title())
            .put("body", pull.body())
            .put("state", pull.closedAt() == null ? "open" : "closed")
            .put("draft", pull.draft())
            .put("merged", pull.mergedAt() != null)
            .put("html_url", PAGE + "/pull/" + pull.number())
            .put("created_at", pull.createdAt().toString())
            .put("updated_at", pull.updatedAt().toString())
            .put("closed_at", pull.closedAt() == null ? null : pull.closedAt().toString())
            .put("merged_at", pull.mergedAt() == null ? null : pull.mergedAt().toString())
            .put("merge_commit_sha", pull.mergeCommit());
    json.set("user", user(pull.author()));
    json.set("labels", labels(pull.labels()));
    json.set("assignees", JSON.arrayNode());
    json.set("head", branch(pull.branch(), pull.head()));
    json.set("base", branch("main", pull.base()));
    return json;
  }

  private static ObjectNode branch(String ref, String sha) {
    ObjectNode repository = object().put("full_name", REPOSITORY).put("default_branch", "main");
    return object()
        .put("ref", ref)
        .put("sha", sha)
        .put("label", "tidewater:" + ref)
        .set("repo", repository);
  }

  private static ObjectNode json(Commit commit) {
    ObjectNode author = object().put("name", commit.author()).put("username", commit.author());
    return object()
        .put("id", commit.id())
        .put("message", commit.message())
        .put("timestamp", commit.at().toString())
        .put("distinct", true)
        .set("author", author);
  }

  private static ObjectNode json(Deployment deployment) {
    return object()
        .put("id", deployment.id())
        .put("sha", deployment.commit())
        .put("ref", "main")
        .put("task", "deploy")
        .put("environment", deployment.environment())
        .put("original_environment", deployment.environment())
        .put("transient_environment", false)
        .put("production_environment", deployment.environment().equals("production"))
        .put("created_at", deployment.createdAt().toString())
        .put("updated_at", deployment.createdAt().toString());
  }

  private static ArrayNode labels(List<String> names) {
    ArrayNode labels = JSON.arrayNode();
    names.forEach(name -> labels.add(object().put("name", name)));
    return labels;
  }

  /** All deliveries by time, a line each. */
  List<String> lines() throws Exception {
    List<Told> sorted = new ArrayList<>(told);
    sorted.sort(Comparator.comparing(Told::at));
    List<String> lines = new ArrayList<>();
    for (Told delivery : sorted) {
      lines.add(line(delivery, lines.size()));
    }
    return lines;
  }

  private static String line(Told delivery, int number) throws Exception {
    String seed = REPOSITORY + "/delivery/" + number;
    UUID id = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    ObjectNode headers =
        object()
            .put("X-GitHub-Event", delivery.event())
            .put("X-GitHub-Delivery", id.toString())
            .put("User-Agent", "GitHub-Hookshot/example")
            .put("Content-Type", "application/json");
    ObjectNode line = object().put("at", delivery.at().toString());
    line.set("headers", headers);
    line.set("body", delivery.body());
    return MAPPER.writeValueAsString(line);
  }

  /** An issue as it is at a moment. */
  record Issue(
      int number,
      String title,
      String body,
      String author,
      List<String> labels,
      Instant createdAt,
      Instant updatedAt,
      Instant closedAt,
      String stateReason) {
    Issue closed(Instant at, String reason) {
      return new Issue(number, title, body, author, labels, createdAt, at, at, reason);
    }
  }

  /** A pull request as it is at a moment. */
  record Pull(
      int number,
      String title,
      String body,
      String author,
      List<String> labels,
      String branch,
      String head,
      String base,
      boolean draft,
      Instant createdAt,
      Instant updatedAt,
      Instant closedAt,
      Instant mergedAt,
      String mergeCommit) {
    Pull ready(Instant at) {
      return new Pull(
          number,
          title,
          body,
          author,
          labels,
          branch,
          head,
          base,
          false,
          createdAt,
          at,
          closedAt,
          mergedAt,
          mergeCommit);
    }

    Pull pushed(Instant at, String newHead) {
      return new Pull(
          number,
          title,
          body,
          author,
          labels,
          branch,
          newHead,
          base,
          draft,
          createdAt,
          at,
          closedAt,
          mergedAt,
          mergeCommit);
    }

    Pull closed(Instant at) {
      return new Pull(
          number, title, body, author, labels, branch, head, base, draft, createdAt, at, at, null,
          null);
    }

    Pull merged(Instant at, String commit) {
      return new Pull(
          number, title, body, author, labels, branch, head, base, false, createdAt, at, at, at,
          commit);
    }
  }

  /** A commit. */
  record Commit(String id, String message, Instant at, String author) {}

  /** A deployment. */
  record Deployment(int id, String commit, String environment, Instant createdAt) {}
}

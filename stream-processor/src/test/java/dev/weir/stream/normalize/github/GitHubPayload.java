package dev.weir.stream.normalize.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.normalize.RawDelivery;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A payload of GitHub's shape that a test builds; see {@link GitHubPayloads}. */
public final class GitHubPayload {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String event;
  private final String object;
  private final Map<String, Object> root = new LinkedHashMap<>();

  GitHubPayload(String event, String object) {
    this.event = event;
    this.object = object;
  }

  /** Sets any member by its path, such as pull_request.head.sha. */
  @SuppressWarnings("unchecked") // inner objects are maps that this method made
  public GitHubPayload with(String path, Object value) {
    Map<String, Object> at = root;
    String[] names = path.split("\\.");
    for (String name : Arrays.copyOf(names, names.length - 1)) {
      if (!(at.get(name) instanceof Map)) {
        at.put(name, new LinkedHashMap<String, Object>());
      }
      at = (Map<String, Object>) at.get(name);
    }
    at.put(names[names.length - 1], value);
    return this;
  }

  /** Takes a member away. */
  @SuppressWarnings("unchecked") // inner objects are maps that with() made
  public GitHubPayload without(String path) {
    Map<String, Object> at = root;
    String[] names = path.split("\\.");
    for (String name : Arrays.copyOf(names, names.length - 1)) {
      at = (Map<String, Object>) at.get(name);
    }
    at.remove(names[names.length - 1]);
    return this;
  }

  /** The object that the event speaks of; empty if that is the payload itself. */
  public String object() {
    return object;
  }

  /** Sets a member of the object that the event speaks of. */
  private GitHubPayload own(String name, Object value) {
    return with(object.isEmpty() ? name : object + "." + name, value);
  }

  public GitHubPayload action(String action) {
    return with("action", action);
  }

  public GitHubPayload title(String title) {
    return own("title", title);
  }

  public GitHubPayload body(String body) {
    return own("body", body);
  }

  /** Sets created_at, and updated_at beside it. */
  public GitHubPayload createdAt(String at) {
    return own("created_at", at).own("updated_at", at);
  }

  public GitHubPayload updatedAt(String at) {
    return own("updated_at", at);
  }

  /** Closed at a time, unmerged. */
  public GitHubPayload closedAt(String at) {
    return own("state", "closed").own("closed_at", at).own("updated_at", at);
  }

  public GitHubPayload stateReason(String reason) {
    return own("state_reason", reason);
  }

  /** A pull request merged, and so closed, at a time. */
  public GitHubPayload mergedAt(String at, String mergeCommit) {
    return closedAt(at)
        .own("merged", true)
        .own("merged_at", at)
        .own("merge_commit_sha", mergeCommit);
  }

  public GitHubPayload draft(boolean draft) {
    return own("draft", draft);
  }

  public GitHubPayload head(String branch, String sha) {
    return own("head.ref", branch).own("head.sha", sha);
  }

  public GitHubPayload base(String branch) {
    return own("base.ref", branch);
  }

  public GitHubPayload author(String login, String type) {
    return own("user", Map.of("login", login, "type", type));
  }

  public GitHubPayload labels(String... labels) {
    return own("labels", Arrays.stream(labels).map(label -> Map.of("name", label)).toList());
  }

  public GitHubPayload assignees(String... logins) {
    return own("assignees", Arrays.stream(logins).map(login -> Map.of("login", login)).toList());
  }

  /** Commits of a push: id, timestamp and message of each in turn; the last is the head. */
  public GitHubPayload commits(String... idsTimestampsMessages) {
    List<Map<String, String>> commits = new java.util.ArrayList<>();
    for (int i = 0; i < idsTimestampsMessages.length; i += 3) {
      commits.add(
          Map.of(
              "id", idsTimestampsMessages[i],
              "timestamp", idsTimestampsMessages[i + 1],
              "message", idsTimestampsMessages[i + 2]));
    }
    Map<String, String> head = commits.get(commits.size() - 1);
    return with("commits", commits).with("head_commit", head).with("after", head.get("id"));
  }

  /** When the push was, as GitHub writes it: seconds since 1970. */
  public GitHubPayload pushedAt(String at) {
    return with("repository.pushed_at", Instant.parse(at).getEpochSecond());
  }

  /** The event with the action, as the gateway tells it. */
  public String eventType() {
    Object action = root.get("action");
    return action == null ? event : event + "." + action;
  }

  public String json() {
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists and texts can be written", e);
    }
  }

  public ByteBuffer bytes() {
    return ByteBuffer.wrap(json().getBytes(StandardCharsets.UTF_8));
  }

  /** As a delivery of tenant default from github.com. */
  public RawDelivery delivery(Instant receivedAt) {
    String repository =
        root.get("repository") instanceof Map<?, ?> known
            ? String.valueOf(known.get("full_name"))
            : "delivery-1";
    Scope scope = new Scope("default", "github", "github.com", repository);
    return new RawDelivery(scope, eventType(), receivedAt, bytes());
  }
}

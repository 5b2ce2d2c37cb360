package dev.weir.bench.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Bodies as GitHub sends them: made from a seed, or recorded ones. Pure but for those files. */
public final class Payloads {
  /** What a GitHub payload comes to, on average. */
  public static final int BYTES = 10_800;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> LINKS =
      List.of(
          "archive",
          "assignees",
          "blobs",
          "branches",
          "collaborators",
          "comments",
          "commits",
          "compare",
          "contents",
          "contributors",
          "deployments",
          "downloads",
          "events",
          "forks",
          "git_commits",
          "git_refs",
          "git_tags",
          "hooks",
          "issue_comment",
          "issue_events",
          "issues",
          "keys",
          "labels",
          "languages",
          "merges",
          "milestones",
          "notifications",
          "pulls",
          "releases",
          "stargazers",
          "statuses",
          "subscribers",
          "subscription",
          "tags",
          "teams",
          "trees");
  private static final List<String> USER_LINKS =
      List.of(
          "followers",
          "following",
          "gists",
          "starred",
          "subscriptions",
          "organizations",
          "repos",
          "events",
          "received_events");
  private static final int REPOSITORIES = 40;

  private Payloads() {}

  /** So many bodies of {@link #BYTES} each, of issues in several repositories. */
  public static List<byte[]> made(int count, long seed) {
    Random random = new Random(seed);
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add(made(i, random));
    }
    return bodies;
  }

  /** GitHub's bodies below a folder of recorded ones, at most 1 MB each. */
  public static List<byte[]> recorded(Path folder) throws IOException {
    Path github = Files.isDirectory(folder.resolve("github")) ? folder.resolve("github") : folder;
    List<byte[]> bodies = new ArrayList<>();
    try (Stream<Path> files = Files.walk(github)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        byte[] body = Files.readAllBytes(file);
        if (body.length > 0 && body.length <= 1_000_000 && body[0] == '{') {
          bodies.add(body);
        }
      }
    }
    if (bodies.isEmpty()) {
      throw new IOException("no GitHub payloads (*.json) below " + folder);
    }
    return bodies;
  }

  private static byte[] made(int number, Random random) {
    String repository = "octo-org/service-" + number % REPOSITORIES;
    ObjectNode body = JSON.createObjectNode().put("action", "labeled");
    ObjectNode issue = body.putObject("issue");
    String url = "https://api.github.com/repos/" + repository;
    issue.put("url", url + "/issues/" + number).put("number", number).put("state", "open");
    issue.put("id", 2_000_000_000L + number).put("title", words(random, 8)).put("locked", false);
    issue.put("created_at", "2026-03-02T09:15:00Z").put("updated_at", "2026-03-02T10:15:00Z");
    user(issue.putObject("user"), "developer-" + random.nextInt(90), number);
    issue.put("body", "");
    repository(body.putObject("repository"), repository, url, number);
    user(body.putObject("sender"), "developer-" + random.nextInt(90), number);
    int missing = BYTES - bytes(body).length;
    issue.put("body", words(random, missing / 5 + 1).substring(0, missing));
    return bytes(body);
  }

  private static void repository(ObjectNode node, String name, String url, int number) {
    node.put("id", 900_000 + number % REPOSITORIES).put("full_name", name).put("private", true);
    node.put("html_url", "https://github.com/" + name).put("default_branch", "main");
    user(node.putObject("owner"), "octo-org", 1);
    LINKS.forEach(link -> node.put(link + "_url", url + "/" + link + "{/name}"));
  }

  private static void user(ObjectNode node, String login, int id) {
    String url = "https://api.github.com/users/" + login;
    node.put("login", login).put("id", id).put("type", "User").put("site_admin", false);
    node.put("url", url).put("html_url", "https://github.com/" + login);
    USER_LINKS.forEach(link -> node.put(link + "_url", url + "/" + link));
  }

  private static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      int length = 3 + random.nextInt(6);
      for (int c = 0; c < length; c++) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      text.append(' ');
    }
    return text.toString();
  }

  private static byte[] bytes(ObjectNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }
}

package dev.weir.bench.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
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
  private static final List<String> WORDS = words();

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
    issue(issue, "https://api.github.com/repos/" + repository, number, random);
    label(body.putObject("label"), "https://api.github.com/repos/" + repository, random);
    repository(body.putObject("repository"), repository, number);
    user(body.putObject("organization"), "octo-org", 1);
    user(body.putObject("sender"), developer(random), random.nextInt(90));
    int missing = BYTES - bytes(body).length;
    issue.put("body", text(random, missing));
    return bytes(body);
  }

  private static void issue(ObjectNode issue, String url, int number, Random random) {
    String own = url + "/issues/" + number;
    issue.put("url", own).put("repository_url", url).put("number", number).put("state", "open");
    issue.put("labels_url", own + "/labels{/name}").put("comments_url", own + "/comments");
    issue.put("events_url", own + "/events").put("timeline_url", own + "/timeline");
    issue.put("id", 2_000_000_000L + number).put("node_id", token(random, 24));
    issue.put("title", text(random, 50)).put("locked", false).putNull("milestone");
    issue.put("created_at", "2026-03-02T09:15:00Z").put("updated_at", "2026-03-02T10:15:00Z");
    user(issue.putObject("user"), developer(random), random.nextInt(90));
    user(issue.putArray("assignees").addObject(), developer(random), random.nextInt(90));
    ArrayNode labels = issue.putArray("labels");
    for (int i = 0; i < 3; i++) {
      label(labels.addObject(), url, random);
    }
    issue.put("body", "");
  }

  private static void label(ObjectNode node, String url, Random random) {
    String name = WORDS.get(random.nextInt(40));
    node.put("id", 1_000_000_000L + name.hashCode() % 1_000_000).put("node_id", token(random, 24));
    node.put("url", url + "/labels/" + name).put("name", name).put("color", "a2eeef");
    node.put("default", false).put("description", "");
  }

  private static void repository(ObjectNode node, String name, int number) {
    String url = "https://api.github.com/repos/" + name;
    node.put("id", 900_000 + number % REPOSITORIES).put("full_name", name).put("private", true);
    node.put("html_url", "https://github.com/" + name).put("default_branch", "main");
    user(node.putObject("owner"), "octo-org", 1);
    LINKS.forEach(link -> node.put(link + "_url", url + "/" + link + "{/name}"));
    node.put("created_at", "2024-01-02T09:15:00Z").put("pushed_at", "2026-03-02T09:15:00Z");
    node.put("git_url", "git://github.com/" + name + ".git").put("language", "Java");
    node.put("ssh_url", "git@github.com:" + name + ".git").put("visibility", "private");
    node.put("size", 4_711).put("open_issues_count", 12).put("forks_count", 3);
    node.put("has_issues", true).put("has_wiki", false).put("archived", false);
  }

  private static String developer(Random random) {
    return "developer-" + random.nextInt(90);
  }

  private static void user(ObjectNode node, String login, int id) {
    String url = "https://api.github.com/users/" + login;
    node.put("login", login).put("id", id).put("node_id", "MDQ6VXNlcjE5MzM" + id);
    node.put("avatar_url", "https://avatars.githubusercontent.com/u/" + id + "?v=4");
    node.put("url", url).put("html_url", "https://github.com/" + login);
    USER_LINKS.forEach(link -> node.put(link + "_url", url + "/" + link));
    node.put("type", "User").put("site_admin", false);
  }

  /** As long as this; the first words are the most frequent ones, as in what people write. */
  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      double rank = Math.pow(WORDS.size(), random.nextDouble());
      text.append(WORDS.get((int) rank - 1)).append(' ');
    }
    return text.substring(0, length);
  }

  private static List<String> words() {
    Random random = new Random(1);
    return IntStream.range(0, 2_000)
        .mapToObj(rank -> token(random, 2 + random.nextInt(3 + rank % 7)).toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String token(Random random, int length) {
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < length; i++) {
      char letter = (char) ('a' + random.nextInt(26));
      token.append(random.nextBoolean() ? letter : Character.toUpperCase(letter));
    }
    return token.toString();
  }

  private static byte[] bytes(ObjectNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }
}

package dev.weir.standalone.simulation.github;

import java.util.List;

/**
 * A commit.
 *
 * @param madeAt second at which its author wrote it
 * @param paths that it touches
 */
public record Commit(String sha, String message, long madeAt, Account author, List<String> paths) {
  public Commit {
    paths = List.copyOf(paths);
  }

  void write(Json json, boolean distinct) {
    json.open()
        .put("id", sha)
        .put("tree_id", new StringBuilder(sha).reverse().toString())
        .put("distinct", distinct)
        .put("message", message)
        .time("timestamp", madeAt);
    writeRest(json);
  }

  void write(Json json, String name) {
    json.open(name)
        .put("id", sha)
        .put("tree_id", new StringBuilder(sha).reverse().toString())
        .put("distinct", true)
        .put("message", message)
        .time("timestamp", madeAt);
    writeRest(json);
  }

  private void writeRest(Json json) {
    for (String role : List.of("author", "committer")) {
      json.open(role)
          .put("name", author.login())
          .put("email", author.login() + "@users.noreply.github.com")
          .put("username", author.login())
          .close();
    }
    json.openList("added").closeList().openList("removed").closeList().openList("modified");
    paths.forEach(json::element);
    json.closeList().close();
  }
}
